using ExpRunner.Hosting;
using ExpRunner.Hosting.Commands;

namespace ExpRunner;

/// <summary>The command line of an experiment project.</summary>
public static class ExpRunnerHost
{
    /// <summary>The project's own arguments: what stands behind <c>--</c>. Pool workers see the same ones.</summary>
    public static IReadOnlyList<string> Arguments { get; private set; } = [];

    /// <summary>
    /// Runs the command line: <c>run</c> (if no verb is given), <c>list</c>, <c>plan</c>, <c>report</c>, <c>status</c>, <c>attempts</c>, <c>collect</c>; for clusters <c>head</c>, <c>worker</c>, <c>cluster</c>.
    /// An own <c>Main</c> calls it before it prints anything, so that the same program can serve as a pool worker.
    /// </summary>
    /// <returns>The exit code: 0 all completed, 1 some failed, 2 bad usage, 130 interrupted.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var end = Array.IndexOf(args, "--");
        Arguments = end < 0 ? [] : args[(end + 1)..];
        var own = end < 0 ? args : args[..end];
        return WorkerVerb.IsMeant(own) ? Task.FromResult(WorkerVerb.Run()) : InvokeAsync(own);
    }

    private static async Task<int> InvokeAsync(string[] own)
    {
        using var terminal = new Terminal();
        return await ExperimentCommandLine.InvokeAsync(own, terminal).ConfigureAwait(false);
    }
}
