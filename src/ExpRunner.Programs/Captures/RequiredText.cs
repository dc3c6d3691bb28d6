using System.Text;

namespace ExpRunner.Programs.Captures;

/// <summary>Finds text that every match of a regular expression holds, so that lines without it need not be looked at.</summary>
internal sealed class RequiredText
{
    private readonly string _expression;
    private readonly StringBuilder _run = new();
    private string _longest = "";
    private int _at;

    private RequiredText(string expression) => _expression = expression;

    /// <summary>The longest such text that is plain to see; null: none is.</summary>
    public static string? In(string expression)
    {
        var search = new RequiredText(expression);
        return search.Walk() && search._longest.Length > 0 ? search._longest : null;
    }

    /// <summary>Goes over what stands outside of groups and classes; false: nothing can be said of this expression.</summary>
    private bool Walk()
    {
        while (_at < _expression.Length)
        {
            switch (_expression[_at])
            {
                case '|':
                    return false;
                case '(':
                    End();
                    if (!SkipGroup())
                    {
                        return false;
                    }
                    break;
                case '[':
                    End();
                    SkipClass();
                    break;
                case '*' or '?' or '{':
                    SkipOptional();
                    break;
                case '\\':
                    ReadEscape();
                    break;
                case '.' or '^' or '$' or '+':
                    End();
                    _at++;
                    break;
                default:
                    _run.Append(_expression[_at++]);
                    break;
            }
        }
        End();
        return true;
    }

    private void ReadEscape()
    {
        var next = _at + 1 < _expression.Length ? _expression[_at + 1] : '\0';
        _at += 2;
        if (char.IsAsciiLetterOrDigit(next) || next > '~')
        {
            End();
            SkipOperand(next);
            return;
        }
        _run.Append(next);
    }

    /// <summary>What belongs to the escape.</summary>
    private void SkipOperand(char escape)
    {
        _at += escape switch { 'x' => 2, 'u' => 4, 'c' => 1, _ => 0 };
        if (escape is 'p' or 'P' or 'k' && _expression.AsSpan(Math.Min(_at, _expression.Length)).IndexOfAny("}>'") is >= 0 and var end)
        {
            _at += end + 1;
        }
        while (char.IsAsciiDigit(escape) && _at < _expression.Length && char.IsAsciiDigit(_expression[_at]))
        {
            _at++;
        }
    }

    /// <summary>What is before may be missing.</summary>
    private void SkipOptional()
    {
        if (_run.Length > 0)
        {
            _run.Length -= char.IsLowSurrogate(_run[^1]) ? Math.Min(2, _run.Length) : 1;
        }
        End();
        if (_expression[_at] == '{' && _expression.IndexOf('}', _at) is > 0 and var end)
        {
            _at = end;
        }
        _at++;
    }

    private bool SkipGroup()
    {
        var depth = 0;
        while (_at < _expression.Length)
        {
            var c = _expression[_at];
            if (c == '(' && IsOptionOrComment())
            {
                return false;
            }
            if (c == '[')
            {
                SkipClass();
                continue;
            }
            _at += c == '\\' ? 2 : 1;
            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return true;
            }
        }
        return true;
    }

    /// <summary><c>(?i)</c> and the like change how the rest is read.</summary>
    private bool IsOptionOrComment()
        => _at + 2 < _expression.Length && _expression[_at + 1] == '?' && (char.IsAsciiLetter(_expression[_at + 2]) || _expression[_at + 2] is '-' or '#');

    private void SkipClass()
    {
        _at++;
        _at += _at < _expression.Length && _expression[_at] == '^' ? 1 : 0;
        var first = _at;
        while (_at < _expression.Length && (_expression[_at] != ']' || _at == first))
        {
            if (_expression[_at] == '[' && _expression[_at - 1] == '-')
            {
                SkipClass();
                continue;
            }
            _at += _expression[_at] == '\\' ? 2 : 1;
        }
        _at++;
    }

    private void End()
    {
        if (_run.Length > _longest.Length)
        {
            _longest = _run.ToString();
        }
        _run.Clear();
    }
}
