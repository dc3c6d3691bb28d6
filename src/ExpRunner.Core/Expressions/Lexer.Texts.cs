using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Expressions;

internal sealed partial class Lexer
{
    private int _holes;

    private Token ReadText(char quote)
    {
        var start = _at++;
        var content = new StringBuilder();
        while (_at < text.Length && text[_at] != quote)
        {
            content.Append(text[_at] == '\\' ? ReadEscape() : text[_at]);
            _at++;
        }
        if (_at == text.Length)
        {
            throw Fault(start, _holes == 0 ? $"The text has no closing {quote}." : $"The text has no closing {quote}, or the {{ before it has no closing }}.");
        }
        _at++;
        return new(TokenKind.Literal, text[start.._at], start, Value.Of(content.ToString()));
    }

    /// <summary>Reads an escape and stays on its last character.</summary>
    private char ReadEscape()
    {
        var start = _at++;
        switch (_at < text.Length ? text[_at] : '\0')
        {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case '\\' or '\'' or '"':
                return text[_at];
            case 'u' when _at + 4 < text.Length && ushort.TryParse(text.AsSpan(_at + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code):
                _at += 4;
                return (char)code;
            default:
                throw Fault(start, @"Unknown escape; known are \n \t \r \\ \' \"" and \u with four hexadecimal digits.");
        }
    }

    /// <summary><c>$"..."</c> and <c>$'...'</c>.</summary>
    private Token ReadFilledText()
    {
        var start = _at;
        var quote = text[_at + 1];
        _at += 2;
        var parts = new List<FilledPart>();
        var written = new StringBuilder();
        while (_at < text.Length && text[_at] != quote)
        {
            if (text[_at] == '{' && !IsDoubled())
            {
                parts.Add(new(written.ToString(), ReadHole()));
                written.Clear();
                continue;
            }
            if (text[_at] == '}' && !IsDoubled())
            {
                throw Fault(_at, "A } has no { before it; write }} for the brace itself.");
            }
            _at += text[_at] is '{' or '}' ? 1 : 0;
            written.Append(text[_at] == '\\' ? ReadEscape() : text[_at]);
            _at++;
        }
        if (_at == text.Length)
        {
            throw Fault(start, $"The text has no closing {quote}.");
        }
        _at++;
        parts.Add(new(written.ToString(), null));
        return new(TokenKind.FilledText, text[start.._at], start, Parts: parts);
    }

    private bool IsDoubled() => _at + 1 < text.Length && text[_at + 1] == text[_at];

    /// <summary>Reads <c>{...}</c> with the tokens in it, and stays behind it.</summary>
    private Hole ReadHole()
    {
        var start = _at++;
        if (++_holes > Limits.Deepest)
        {
            throw Fault(start, $"The expression is nested more than {Limits.Deepest} levels deep.");
        }
        var tokens = ReadUntilEnd(start);
        tokens.Add(new(TokenKind.End, "the end of {...}", _at));
        _holes--;
        var formatAt = _at + 1;
        var close = text.IndexOf('}', _at);
        if (close < 0)
        {
            throw Fault(start, "The { has no closing }.");
        }
        var format = text[_at] == ':' ? text[formatAt..close] : null;
        _at = close + 1;
        return new(tokens, format, formatAt);
    }

    /// <summary>Tokens up to a } or a : that belong to no bracket and no condition.</summary>
    private List<Token> ReadUntilEnd(int start)
    {
        var tokens = new List<Token>();
        var (brackets, conditions) = (0, 0);
        while (true)
        {
            SkipSpace();
            if (_at == text.Length)
            {
                throw Fault(start, "The { has no closing }.");
            }
            if (brackets <= 0 && (text[_at] == '}' || (text[_at] == ':' && conditions == 0)))
            {
                return tokens;
            }
            var token = Next();
            tokens.Add(token);
            brackets += token.Is("(") || token.Is("[") ? 1 : token.Is(")") || token.Is("]") ? -1 : 0;
            conditions += brackets > 0 ? 0 : token.Is("?") ? 1 : token.Is(":") ? -1 : 0;
        }
    }
}
