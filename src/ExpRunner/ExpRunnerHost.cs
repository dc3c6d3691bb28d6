using ExpRunner.Commands;
using ExpRunner.Hosting;

namespace ExpRunner;

/// <summary>The command line of an experiment project.</summary>
public static class ExpRunnerHost
{
    /// <summary>
    /// Runs the command line: <c>run</c> (if no verb is given), <c>list</c>, <c>plan</c>, <c>report</c>.
    /// An own <c>Main</c> calls it before it prints anything, so that the same program can serve as a pool worker.
    /// </summary>
    /// <returns>The exit code: 0 all completed, 1 some failed, 2 bad usage, 130 interrupted.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (WorkerVerb.IsMeant(args))
        {
            return WorkerVerb.Run(args);
        }
        using var terminal = new Terminal();
        return await CommandLine.InvokeAsync(args, terminal).ConfigureAwait(false);
    }
}
