using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ExpRunner.Mcp.Tools;

/// <summary><c>list</c>: the sweep files and the results below the roots.</summary>
internal sealed class ListTool(Roots roots, Verbs verbs)
{
    public McpServerTool Create() => McpServerTool.Create(ListAsync, new() { Name = "list", Title = "List sweep files and results", ReadOnly = true, OpenWorld = false });

    [Description("Lists sweep files, and experiments with results and how far they are.")]
    private async Task<CallToolResult> ListAsync([Description("The folder to look in; left out: all roots.")] string? path = null, CancellationToken cancel = default)
    {
        IReadOnlyList<string> folders = path is null ? roots.Folders : [roots.ResolveResults(path)];
        var (files, isCut) = SweepFileSearch.In(folders, cancel);
        var lines = files.Select(roots.Show).Prepend(files.Count == 0 ? "There is no sweep file." : "Sweep files:");
        var found = string.Join("\n  ", isCut ? lines.Append("(there are more files; name a folder further down)") : lines);
        string[] with = [.. folders.Where(folder => Roots.ExperimentsIn(roots.ResolveResults(folder)).Any())];
        if (with.Length == 0)
        {
            return Answer.Of([found, "There are no results."]);
        }
        var status = Answer.Of(await verbs.RunAsync(roots.Folders[0], ["status", .. with.Select(roots.Show), "--json"], cancel).ConfigureAwait(false));
        status.Content.Insert(0, new TextContentBlock { Text = found });
        return status;
    }
}
