namespace ExpRunner.Expressions;

/// <summary>Expressions and names with commas between them, as options take them.</summary>
internal static class ExpressionList
{
    /// <summary>The parts between commas that stand in no brackets and no text, without space around them and without empty ones.</summary>
    /// <param name="text">The list.</param>
    /// <param name="whole">What it is where it cannot be read that way.</param>
    public static IReadOnlyList<string> Split(string text, Func<string, IReadOnlyList<string>>? whole = null)
    {
        try
        {
            return Split(text, new Lexer(text, hasAssignments: true).Read());
        }
        catch (ExpressionException)
        {
            return whole?.Invoke(text) ?? [text.Trim()];
        }
    }

    /// <summary>The name and the expression of <c>name = expression</c>; null: it is none.</summary>
    public static (string Name, string Expression)? Assignment(string text)
    {
        var equals = text.IndexOf('=');
        try
        {
            return equals > 0 && new Lexer(text[..(equals + 1)], hasAssignments: true).Read() is [{ Kind: TokenKind.Name } name, { Text: "=" }, _] && !text.AsSpan(equals).StartsWith("==")
                ? (name.Text, text[(equals + 1)..].Trim()) : null;
        }
        catch (ExpressionException)
        {
            return null;
        }
    }

    private static List<string> Split(string text, List<Token> tokens)
    {
        var (parts, start, brackets) = (new List<string>(), 0, 0);
        foreach (var token in tokens)
        {
            brackets += token.Is("(") || token.Is("[") ? 1 : token.Is(")") || token.Is("]") ? -1 : 0;
            if (token.Kind == TokenKind.End || (token.Is(",") && brackets == 0))
            {
                parts.Add(text[start..token.Position].Trim());
                start = token.Position + 1;
            }
        }
        parts.RemoveAll(part => part.Length == 0);
        return parts;
    }
}
