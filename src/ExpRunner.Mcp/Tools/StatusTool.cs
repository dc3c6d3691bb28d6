using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ExpRunner.Mcp.Tools;

/// <summary><c>status</c>: how far sweeps are.</summary>
internal sealed class StatusTool(Roots roots, Verbs verbs)
{
    public McpServerTool Create() => McpServerTool.Create(StatusAsync, new() { Name = "status", Title = "Show how far sweeps are", ReadOnly = true, OpenWorld = false });

    [Description("Shows how far sweeps are, as JSON: planned, completed, failed, missing, stale, running, and the first error.")]
    private async Task<CallToolResult> StatusAsync([Description("An experiment's folder, or a folder with experiments below it; default: results.")] string path = "results", CancellationToken cancel = default)
        => Answer.Of(await verbs.RunAsync(roots.Folders[0], ["status", roots.ShowResults(path), "--json"], cancel).ConfigureAwait(false));
}
