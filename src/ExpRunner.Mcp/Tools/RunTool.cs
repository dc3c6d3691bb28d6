using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ExpRunner.Mcp.Tools;

/// <summary><c>run</c>: runs what is missing or failed of a sweep file, where the user allowed it.</summary>
internal sealed class RunTool(Roots roots, Verbs verbs, bool isAllowed)
{
    private const string NotAllowed = "This server may not run sweeps: the user did not allow it. The user can, where the server is started: exprun mcp --allow run. The tool plan shows what a run would do.";

    public McpServerTool Create() => McpServerTool.Create(RunAsync, new() { Name = "run", Title = "Run a sweep file", ReadOnly = false, Destructive = true, Idempotent = true });

    [Description("Runs what is missing or failed of a sweep file, waits for it and gives a summary; report shows the results. Runs the programs that the file names. Needs the user's leave (--allow run). Plan it first.")]
    private async Task<CallToolResult> RunAsync(
        [Description("The sweep file.")] string file,
        IProgress<ProgressNotificationValue> progress,
        [Description("What of the file is meant; left out: all.")] SweepChoice? options = null,
        [Description("The folder of results; default: results in the root.")] string? output = null,
        [Description("Run one repetition only.")] bool first = false,
        [Description("Start nothing new after that many failures.")] int? maxFailures = null,
        [Description("Longest run of an attempt: 90, 30s, 5m, 1h30m.")] string? timeout = null,
        CancellationToken cancel = default)
    {
        if (!isAllowed)
        {
            throw new RefusedException(NotAllowed);
        }
        var place = SweepPlace.Of(roots, file, output);
        var limits = Option.Of(("--first", first), ("--max-failures", maxFailures), ("--timeout", timeout));
        string[] arguments = ["run", place.File, .. (options ?? new()).Arguments(), .. limits, $"--out={place.Output}", "--json", "--quiet", "--yes", "--on-interrupt=stop"];
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var telling = new ProgressTeller(place.Output, progress).TellAsync(done.Token);
        try
        {
            return Answer.Of(await verbs.RunAsync(place.Folder, arguments, cancel).ConfigureAwait(false));
        }
        finally
        {
            await done.CancelAsync().ConfigureAwait(false);
            await telling.ConfigureAwait(false);
        }
    }
}
