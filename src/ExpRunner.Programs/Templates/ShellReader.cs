namespace ExpRunner.Programs.Templates;

/// <summary>Finds out in what quotes each character of a shell command stands, so that values can be quoted where they are put in.</summary>
/// <remarks>Where that is not certain, a value is refused: after <c>&lt;&lt;</c>, in backquotes, arithmetic and <c>${…}</c>.</remarks>
internal sealed partial class ShellReader
{
    private readonly string _text;
    private readonly List<Unit> _units = [];
    private readonly Stack<(char Kind, int At)> _open = new();
    private int _at;
    private int _word;
    private int _wordStart;
    private string? _unsure;

    private ShellReader(string text) => _text = text;

    private bool InDouble => _open.TryPeek(out var top) && top.Kind == '"';

    /// <summary>The characters of the command, all of them.</summary>
    /// <exception cref="TemplateException">A quote or a substitution is open.</exception>
    public static List<Unit> Read(string text)
    {
        var reader = new ShellReader(text);
        while (reader._at < text.Length && reader._unsure is null)
        {
            reader.ReadNext();
        }
        reader.ReadRest();
        return reader._units;
    }

    private void ReadNext()
    {
        var c = _text[_at];
        if (ReadExpansion(c))
        {
            return;
        }
        if (InDouble)
        {
            ReadInDouble(c);
        }
        else
        {
            ReadPlain(c);
        }
    }

    private void ReadInDouble(char c)
    {
        if (c == '"')
        {
            _open.Pop();
            Add(1, isFixed: true);
        }
        else if (c == '\\' && At(1) is '$' or '`' or '"' or '\\' or '\n')
        {
            Add(2, isFixed: true);
        }
        else
        {
            // A lone backslash means itself; doubled it still does, whatever a value begins with.
            if (c == '\\')
            {
                _units.Add(new('\\', _at + 1, _word) { Quoting = Quoting.Double, IsFixed = true });
            }
            Add(1, isFixed: c == '\\', quoting: Quoting.Double);
        }
    }

    private void ReadPlain(char c)
    {
        switch (c)
        {
            case '\\':
                Add(Math.Min(2, _text.Length - _at), isFixed: true);
                break;
            case '\'':
                ReadSingle();
                break;
            case '$' when At(1) == '\'':
                throw new TemplateException("$'…' means different things to different shells. Use plain quotes and printf.", _at + 1);
            case '"':
                _open.Push(('"', _at));
                Add(1, isFixed: true);
                break;
            case '#' when _wordStart == _at:
                ReadComment();
                break;
            case ' ' or '\t' or '\n' or '\r' or ';' or '|' or '&' or '<' or '>' or '(' or ')':
                ReadOperator(c);
                break;
            default:
                Add(1);
                break;
        }
    }

    private void ReadOperator(char c)
    {
        if (_text.AsSpan(_wordStart, _at - _wordStart) is "case" && _open.Any(open => open.Kind == '$'))
        {
            _unsure = "after 'case' in '$(…)'";
            return;
        }
        if ((c == '<' && At(1) == '<') || (c == '(' && At(1) == '('))
        {
            _unsure = c == '<' ? "after '<<'" : "after '(('";
            return;
        }
        if (c == '(')
        {
            _open.Push(('(', _at));
        }
        else if (c == ')' && _open.TryPeek(out _))
        {
            _open.Pop();
        }
        _word++;
        Add(1, isFixed: true);
        StartWord();
    }

    private void ReadSingle()
    {
        var end = _text.IndexOf('\'', _at + 1);
        if (end < 0)
        {
            throw new TemplateException("The single quote that begins here is not closed.", _at + 1);
        }
        Add(1, isFixed: true);
        Add(end - _at, quoting: Quoting.Single);
        Add(1, isFixed: true);
    }

    private void ReadComment()
    {
        var end = _text.IndexOf('\n', _at);
        Add((end < 0 ? _text.Length : end) - _at, isFixed: true);
    }

    /// <summary>Nothing is put in where quotes can no longer be followed; the shell's own braces stay.</summary>
    private void ReadRest()
    {
        if (_unsure is null)
        {
            CheckOpen();
            return;
        }
        var braces = new Stack<bool>();
        while (_at < _text.Length)
        {
            var isVariable = _text[_at] == '{' && _at > 0 && _text[_at - 1] == '$';
            var isSpace = char.IsWhiteSpace(_text[_at]);
            if (_text[_at] == '{')
            {
                braces.Push(isVariable);
            }
            var isEnd = _text[_at] == '}' && braces.TryPop(out var wasVariable) && wasVariable;
            _word += isSpace ? 1 : 0;
            Add(1, isFixed: isVariable || isEnd, refusal: _unsure);
            _word += isSpace ? 1 : 0;
        }
    }

    private void CheckOpen()
    {
        foreach (var (kind, at) in _open)
        {
            if (kind != '(')
            {
                throw new TemplateException(kind == '"' ? "The double quote that begins here is not closed." : "The '$(' that begins here is not closed.", at + 1);
            }
        }
    }

    private void StartWord()
    {
        _word++;
        _wordStart = _at;
    }

    private char At(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private void Add(int count, bool isFixed = false, Quoting quoting = Quoting.None, string? refusal = null)
    {
        for (var end = _at + count; _at < end; _at++)
        {
            _units.Add(new(_text[_at], _at + 1, _word) { IsFixed = isFixed, Quoting = quoting, Refusal = refusal });
        }
    }
}
