using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ExpRunner.Mcp.Tools;

/// <summary><c>plan</c>: what a run would do. Writes nothing.</summary>
internal sealed class PlanTool(Roots roots, Verbs verbs)
{
    public McpServerTool Create() => McpServerTool.Create(PlanAsync, new() { Name = "plan", Title = "Show what a run would do", ReadOnly = true, OpenWorld = false });

    [Description("Shows what a run of a sweep file would do: how many configs and repetitions, what has run before, slots and the estimated time. Runs nothing and writes nothing.")]
    private async Task<CallToolResult> PlanAsync(
        [Description("The sweep file.")] string file,
        [Description("What of the file is meant; left out: all.")] SweepChoice? options = null,
        [Description("The folder of results; default: results in the root.")] string? output = null,
        [Description("Also list the repetitions with the commands they would run.")] bool commands = false,
        CancellationToken cancel = default)
    {
        var place = SweepPlace.Of(roots, file, output);
        string[] arguments = [place.File, .. (options ?? new()).Arguments(), $"--out={place.Output}"];
        var plan = Answer.Of(await verbs.RunAsync(place.Folder, ["plan", .. arguments], cancel).ConfigureAwait(false));
        if (commands && plan.IsError != true)
        {
            var listed = Answer.Of(await verbs.RunAsync(place.Folder, ["run", .. arguments, "--dry-run"], cancel).ConfigureAwait(false));
            plan.Content = [.. plan.Content, .. listed.Content];
            plan.IsError = listed.IsError;
        }
        return plan;
    }
}
