using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Cuts an expression into tokens.</summary>
/// <param name="text">The expression.</param>
/// <param name="hasAssignments">Whether a single = is a symbol too.</param>
internal sealed partial class Lexer(string text, bool hasAssignments = false)
{
    private static readonly string[] Symbols =
        ["**", "==", "!=", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%", "<", ">", "!", "?", ":", "(", ")", "[", "]", ",", "."];

    private static readonly HashSet<string> Words = ["and", "or", "not", "in", "true", "false", "null"];

    private int _at;

    /// <summary>All tokens, the last one is the end.</summary>
    public List<Token> Read()
    {
        var tokens = new List<Token>();
        while (true)
        {
            SkipSpace();
            if (_at == text.Length)
            {
                tokens.Add(new(TokenKind.End, "", _at));
                return tokens;
            }
            tokens.Add(Next());
        }
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private Token Next()
    {
        var first = text[_at];
        if (char.IsAsciiDigit(first) || (first == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1])))
        {
            return ReadNumber();
        }
        if (char.IsLetter(first) || first == '_')
        {
            return ReadName();
        }
        return first switch
        {
            '\'' or '"' => ReadText(first),
            '$' when _at + 1 < text.Length && text[_at + 1] is '\'' or '"' => ReadFilledText(),
            '`' => ReadQuotedName(),
            _ => ReadSymbol(),
        };
    }

    private Token ReadNumber()
    {
        var start = _at;
        SkipDigits();
        if (_at + 1 < text.Length && text[_at] == '.' && char.IsAsciiDigit(text[_at + 1]))
        {
            _at++;
            SkipDigits();
        }
        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            _at++;
            if (_at < text.Length && text[_at] is '+' or '-')
            {
                _at++;
            }
            SkipDigits();
        }
        if (_at < text.Length && (char.IsLetter(text[_at]) || text[_at] == '_'))
        {
            throw Fault(_at, "A number is followed by a letter; a name begins with a letter, and names with other signs stand in `backquotes`.");
        }
        var written = text[start.._at];
        if (!char.IsAsciiDigit(written[^1]))
        {
            throw Fault(start, $"'{written}' is not a number.");
        }
        return Value.TryNumber(written, out var value) && double.IsFinite(value.AsDouble()) && !IsVanished(written, value)
            ? new(TokenKind.Literal, written, start, value)
            : throw Fault(start, "The number is out of range (about 5e-324 to 1.8e308).");
    }

    private static bool IsVanished(string written, Value value)
        => value.AsDouble() == 0 && written.Split('e', 'E')[0].AsSpan().ContainsAnyInRange('1', '9');

    private void SkipDigits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private Token ReadName()
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }
        var name = text[start.._at];
        return new(Words.Contains(name) ? TokenKind.Word : TokenKind.Name, name, start);
    }

    private Token ReadQuotedName()
    {
        var start = _at++;
        var end = text.IndexOf('`', _at);
        if (end <= _at)
        {
            throw Fault(start, "A name in backquotes needs a closing ` and at least one sign.");
        }
        _at = end + 1;
        return new(TokenKind.Name, text[(start + 1)..end], start);
    }

    private Token ReadSymbol()
    {
        var start = _at;
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0)
            {
                _at += symbol.Length;
                return new(TokenKind.Symbol, symbol, start);
            }
        }
        if (hasAssignments && text[start] == '=')
        {
            _at++;
            return new(TokenKind.Symbol, "=", start);
        }
        throw Fault(start, text[start] switch
        {
            '=' => "A single = compares nothing; write == for equal.",
            '&' => "Write && or the word and.",
            '|' => "Write || or the word or.",
            '^' => "Write ** for a power.",
            '$' or '{' or '}' => $"'{text[start]}' has no meaning here; a name is written without it, and text with values in it is $\"...{{name}}...\".",
            _ => $"'{(char.IsControl(text[start]) ? ' ' : text[start])}' has no meaning here.",
        });
    }

    private ExpressionException Fault(int position, string reason) => new(text, position, reason);
}
