namespace ExpRunner.Programs.Templates;

/// <summary>Splits a command into words as a POSIX shell does, and refuses what only a shell could carry out.</summary>
internal sealed class ArgumentReader
{
    private const string WayOut = "Quote it where the text itself is meant, or say shell: true.";
    private readonly string _text;
    private readonly List<Unit> _units = [];
    private int _at;
    private int _words;
    private bool _inWord;

    private ArgumentReader(string text) => _text = text;

    /// <summary>The characters without quotes and the number of words; a word of empty quotes has no characters.</summary>
    /// <exception cref="TemplateException">A quote is open, or it takes a shell.</exception>
    public static (List<Unit> Units, int Words) Read(string text)
    {
        var reader = new ArgumentReader(text);
        while (reader._at < text.Length)
        {
            reader.ReadNext();
        }
        return (reader._units, reader._words);
    }

    private void ReadNext()
    {
        var c = _text[_at];
        switch (c)
        {
            case ' ' or '\t' or '\n' or '\r':
                _inWord = false;
                _at++;
                break;
            case '\\':
                ReadEscaped();
                break;
            case '\'':
                ReadSingle();
                break;
            case '"':
                ReadDouble();
                break;
            default:
                CheckPlain(c);
                Add(Quoting.None);
                break;
        }
    }

    private void ReadEscaped()
    {
        var lineEnd = LineEnd(_at + 1);
        if (lineEnd > 0)
        {
            _at += 1 + lineEnd;
            return;
        }
        if (_at + 1 < _text.Length)
        {
            _at++;
        }
        Add(Quoting.None, isFixed: true);
    }

    private void ReadSingle()
    {
        var open = _at++;
        BeginWord();
        while (Current(open, "single") != '\'')
        {
            Add(Quoting.Single);
        }
        _at++;
    }

    private void ReadDouble()
    {
        var open = _at++;
        BeginWord();
        for (var c = Current(open, "double"); c != '"'; c = Current(open, "double"))
        {
            var isEscape = c == '\\' && _at + 1 < _text.Length;
            if (isEscape && LineEnd(_at + 1) is > 0 and var length)
            {
                _at += 1 + length;
            }
            else if (isEscape && _text[_at + 1] is '$' or '`' or '"' or '\\')
            {
                _at++;
                Add(Quoting.Double, isFixed: true);
            }
            else
            {
                CheckExpansion(c);
                Add(Quoting.Double);
            }
        }
        _at++;
    }

    private void CheckPlain(char c)
    {
        if (c is '|' or '&' or ';' or '<' or '>' or '(' or ')')
        {
            throw new TemplateException($"'{Operator()}' is for a shell, and this command is a list of arguments. {WayOut}", _at + 1);
        }
        CheckExpansion(c);
        if (c == '~' && !_inWord && (_at + 1 == _text.Length || _text[_at + 1] is '/' || char.IsWhiteSpace(_text[_at + 1]) || char.IsLetter(_text[_at + 1])))
        {
            throw new TemplateException($"'~' is not expanded in a list of arguments. Write the folder, or: {WayOut}", _at + 1);
        }
        if (c == '=' && _words == 1 && _inWord && _units.TrueForAll(unit => unit.Quoting == Quoting.None && (char.IsLetterOrDigit(unit.Char) || unit.Char == '_')))
        {
            throw new TemplateException("A variable in front of a command is for a shell. Put it under environment:, or say shell: true.", 1);
        }
    }

    private void CheckExpansion(char c)
    {
        if (c == '`')
        {
            throw new TemplateException($"'`' is for a shell, and this command is a list of arguments. {WayOut}", _at + 1);
        }
        if (c != '$' || _at + 1 == _text.Length)
        {
            return;
        }
        var next = _text[_at + 1];
        if (next == '(')
        {
            throw new TemplateException($"'$(' is for a shell, and this command is a list of arguments. {WayOut}", _at + 1);
        }
        if (next is '{' or '_' or '@' or '*' or '#' or '?' or '$' or '!' or '-' || char.IsAsciiLetterOrDigit(next))
        {
            throw new TemplateException($"'${next}…': variables are not expanded in a list of arguments. Put single quotes around it where the text itself is meant, or say shell: true.", _at + 1);
        }
    }

    private string Operator() => _at + 1 < _text.Length && _text[_at + 1] == _text[_at] && _text[_at] is not ('(' or ')') ? _text.Substring(_at, 2) : _text.Substring(_at, 1);

    private char Current(int open, string quote)
        => _at < _text.Length ? _text[_at] : throw new TemplateException($"The {quote} quote that begins here is not closed.", open + 1);

    /// <summary>The length of the line end that stands there; 0: none does.</summary>
    private int LineEnd(int at) => at < _text.Length && _text[at] == '\n' ? 1 : at + 1 < _text.Length && _text[at] == '\r' && _text[at + 1] == '\n' ? 2 : 0;

    private void BeginWord()
    {
        _words += _inWord ? 0 : 1;
        _inWord = true;
    }

    private void Add(Quoting quoting, bool isFixed = false)
    {
        BeginWord();
        _units.Add(new(_text[_at], _at + 1, _words - 1) { Quoting = quoting, IsFixed = isFixed });
        _at++;
    }
}
