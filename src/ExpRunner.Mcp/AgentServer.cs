using System.Runtime.InteropServices;
using ExpRunner.Mcp.Tools;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ExpRunner.Mcp;

/// <summary>Answers one client until it goes away, and then ends what it had begun.</summary>
internal static class AgentServer
{
    private const string Instructions =
        "ExpRunner runs experiments over their parameters. Sweep files say what is run; results are folders. Start with list; describe a sweep file and plan it before it is run; "
        + "report shows results as tables with honest statistics. Paths are relative to the first root. Answers are cut to what can be read and say so.";

    /// <summary>Serves; gives the exit code.</summary>
    public static async Task<int> RunAsync(McpOptions options, Stream input, Stream output, TextWriter errors)
    {
        Roots roots;
        try
        {
            roots = Roots.Of(options.Roots);
        }
        catch (RefusedException fault)
        {
            errors.WriteLine($"error: {fault.Message}");
            return 2;
        }
        using var closing = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var verbs = new Verbs(closing.Token);
        try
        {
            await using var transport = new StreamServerTransport(new EndingStream(input, closing.Cancel), output, "exprun");
            await using var server = McpServer.Create(transport, Options(options, roots, verbs));
            await server.RunAsync(closing.Token);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
        await closing.CancelAsync();
        await verbs.EndAsync();
        return 0;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            closing.Cancel();
        }
    }

    private static McpServerOptions Options(McpOptions options, Roots roots, Verbs verbs) => new()
    {
        ServerInfo = new Implementation { Name = "exprun", Title = "ExpRunner", Version = options.Version },
        ServerInstructions = Instructions,
        ToolCollection =
        [
            new ListTool(roots, verbs).Create(),
            new DescribeTool(roots, verbs).Create(),
            new PlanTool(roots, verbs).Create(),
            new RunTool(roots, verbs, options.AllowRun).Create(),
            new StatusTool(roots, verbs).Create(),
            new ReportTool(roots, verbs).Create(),
            new CompareTool(roots, verbs).Create(),
        ],
    };
}
