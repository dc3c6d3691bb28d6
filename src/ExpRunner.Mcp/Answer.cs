using ModelContextProtocol.Protocol;

namespace ExpRunner.Mcp;

/// <summary>What agents get to read: never more than they can.</summary>
internal static class Answer
{
    private const int MostSaid = 4_000;

    /// <summary>What a verb wrote, and what it warned of; its error where it failed.</summary>
    public static CallToolResult Of(VerbEnd end)
    {
        var blocks = new List<string>();
        if (end.Output.Length > 0)
        {
            blocks.Add(end.LeftOut == 0 ? Bounded.Fit(end.Output) : Bounded.FitText(end.Output, end.LeftOut));
        }
        if (end.Said.Length > 0)
        {
            blocks.Add(end.Said.Length <= MostSaid ? end.Said : $"{end.Said[..MostSaid]}\n(more was said)");
        }
        if (blocks.Count == 0)
        {
            blocks.Add(end.ExitCode == 0 ? "Nothing was printed." : $"It ended with exit code {end.ExitCode} and said nothing.");
        }
        return Of(blocks, end.ExitCode != 0);
    }

    /// <summary>Texts as they are, each cut to what can be read.</summary>
    public static CallToolResult Of(IEnumerable<string> blocks, bool isError = false) => new()
    {
        Content = [.. blocks.Select(text => new TextContentBlock { Text = Bounded.Fit(text) })],
        IsError = isError,
    };
}
