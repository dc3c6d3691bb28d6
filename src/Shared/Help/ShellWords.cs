namespace ExpRunner.Commands.Help;

/// <summary>The words of a command line as shells see them.</summary>
internal static class ShellWords
{
    /// <summary>The words with their quotation marks; what is quoted stays together.</summary>
    public static IReadOnlyList<string> Pieces(string line)
    {
        var pieces = new List<string>();
        var (start, quote) = (0, '\0');
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == ' ' && quote == '\0'))
            {
                pieces.Add(line[start..i]);
                start = i + 1;
            }
            else if (line[i] is '\'' or '"')
            {
                quote = quote == '\0' ? line[i] : quote == line[i] ? '\0' : quote;
            }
        }
        return [.. pieces.Where(piece => piece.Length > 0)];
    }
}
