using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ExpRunner.Mcp.Tools;

/// <summary><c>compare</c>: what became better or worse.</summary>
internal sealed class CompareTool(Roots roots, Verbs verbs)
{
    public McpServerTool Create() => McpServerTool.Create(CompareAsync, new() { Name = "compare", Title = "Compare results", ReadOnly = true, OpenWorld = false });

    [Description("Compares two results with statistical tests: which configs became better or worse. With between and without other: ranks the values of a field within one sweep.")]
    private async Task<CallToolResult> CompareAsync(
        [Description("Results: an experiment's folder or a results.jsonl; of two, the older.")] string path,
        [Description("The newer results.")] string? other = null,
        [Description("A field whose values are ranked within one sweep.")] string? between = null,
        CancellationToken cancel = default)
    {
        IEnumerable<string> paths = other is null ? [roots.ShowResults(path)] : [roots.ShowResults(path), roots.ShowResults(other)];
        return Answer.Of(await verbs.RunAsync(roots.Folders[0], ["compare", .. paths, .. Option.Of(("--between", between))], cancel).ConfigureAwait(false));
    }
}
