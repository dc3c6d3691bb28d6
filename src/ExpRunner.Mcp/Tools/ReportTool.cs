using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ExpRunner.Mcp.Tools;

/// <summary><c>report</c>: results as tables.</summary>
internal sealed class ReportTool(Roots roots, Verbs verbs)
{
    public McpServerTool Create() => McpServerTool.Create(ReportAsync, new() { Name = "report", Title = "Show results as tables", ReadOnly = true, OpenWorld = false });

    [Description("Shows results as tables: a row for each config with the means of its scores over repetitions, standard deviations and confidence intervals.")]
    private async Task<CallToolResult> ReportAsync(
        [Description("A results.jsonl, an experiment's folder, or a folder with experiments below it; default: results.")] string path = "results",
        [Description("text, markdown, csv or json.")] string format = "text",
        [Description("Keep trials for which this is true, such as: lr < 0.1 && scores.mean_loss < 2")] string? where = null,
        [Description("Columns or expressions to sort by; -name sorts downwards.")] string[]? sort = null,
        [Description("The columns to show, in order.")] string[]? select = null,
        [Description("Make one row of trials that agree in these columns; their repetitions are pooled.")] string[]? groupBy = null,
        [Description("Keep the row with the greatest score; name:min for the least.")] string? best = null,
        [Description("With best: the best row for each value of these columns.")] string[]? by = null,
        [Description("Also show what is the same in all rows, and status, error and folders.")] bool all = false,
        [Description("Also show how long trials took.")] bool times = false,
        CancellationToken cancel = default)
    {
        var options = Option.Of(("--format", format), ("--where", where), ("--sort", sort), ("--select", select), ("--group-by", groupBy), ("--best", best), ("--by", by), ("--all", all), ("--times", times));
        return Answer.Of(await verbs.RunAsync(roots.Folders[0], ["report", roots.ShowResults(path), .. options], cancel).ConfigureAwait(false));
    }
}
