namespace ExpRunner.Programs.Templates;

internal sealed partial class ShellReader
{
    private bool ReadExpansion(char c)
    {
        if (c == '`')
        {
            ReadClosed(1, '`', "into backquotes");
            return true;
        }
        if (c != '$')
        {
            return false;
        }
        switch (At(1), At(2))
        {
            case ('(', '('):
                ReadArithmetic();
                return true;
            case ('(', _):
                _open.Push(('$', _at));
                Add(2, isFixed: true);
                StartWord();
                return true;
            case ('{', _):
                ReadVariable();
                return true;
            case ('[', _):
                ReadClosed(2, ']', "into arithmetic");
                return true;
            default:
                return false;
        }
    }

    /// <summary>What ends with one character and is not looked into.</summary>
    private void ReadClosed(int opening, char close, string refusal)
    {
        var end = _at + opening;
        while (end < _text.Length && _text[end] != close)
        {
            end += _text[end] == '\\' ? 2 : 1;
        }
        if (end >= _text.Length)
        {
            throw new TemplateException($"'{_text.Substring(_at, opening)}' is not closed.", _at + 1);
        }
        Add(opening, isFixed: true);
        Add(end - _at, refusal: refusal);
        Add(1, isFixed: true);
    }

    private void ReadArithmetic()
    {
        var (depth, end) = (0, _at + 1);
        do
        {
            depth += _text[end] switch { '(' => 1, ')' => -1, _ => 0 };
            end++;
        }
        while (depth > 0 && end < _text.Length);
        if (depth > 0 || _text.AsSpan(_at, end - _at).IndexOfAny("'\"`\\") >= 0)
        {
            _unsure = "after '$(('";
            return;
        }
        Add(3, isFixed: true);
        Add(end - 2 - _at, refusal: "into arithmetic");
        Add(2, isFixed: true);
    }

    private void ReadVariable()
    {
        var end = _text.AsSpan(_at + 2).IndexOfAny("{}'\"`\\$");
        if (end < 0 || _text[_at + 2 + end] != '}')
        {
            _unsure = "into or after a '${…}' of more than a name";
            return;
        }
        Add(end + 3, isFixed: true, quoting: InDouble ? Quoting.Double : Quoting.None);
    }
}
