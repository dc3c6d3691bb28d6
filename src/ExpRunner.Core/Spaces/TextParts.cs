namespace ExpRunner.Spaces;

/// <summary>Splits text at commas, but not within quotes or brackets.</summary>
internal static class TextParts
{
    public static string[] Split(string text)
    {
        var parts = new List<string>();
        var (start, depth, quoted) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"' when quoted || OpensHere(text, start, i, depth):
                    quoted = !quoted;
                    break;
                case '[' or '{' or '(' when !quoted:
                    depth++;
                    break;
                case ']' or '}' or ')' when !quoted && depth > 0:
                    depth--;
                    break;
                case ',' when !quoted && depth == 0:
                    parts.Add(text[start..i].Trim());
                    start = i + 1;
                    break;
            }
        }
        parts.Add(text[start..].Trim());
        return [.. parts];
    }

    /// <summary>A quote in the middle of plain text is a mark like any other: <c>5",6"</c>.</summary>
    private static bool OpensHere(string text, int start, int at, int depth) => depth > 0 || string.IsNullOrWhiteSpace(text[start..at]);
}
