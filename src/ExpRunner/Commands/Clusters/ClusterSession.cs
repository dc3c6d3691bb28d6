using ExpRunner.Cluster;
using ExpRunner.Commands;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary>Runs what a verb of clusters does, until it is done or interrupted, and says what went wrong.</summary>
internal static class ClusterSession
{
    /// <param name="terminal">Takes messages.</param>
    /// <param name="action">What is done; the first token says to begin nothing more, the second to end now.</param>
    public static async Task<int> RunAsync(Terminal terminal, Func<CancellationToken, CancellationToken, Task> action)
    {
        using var interrupts = new Interrupts(terminal.Warn);
        try
        {
            await action(interrupts.Stop, interrupts.Kill).ConfigureAwait(false);
            return ExitCode.Ok;
        }
        catch (SweepException fault)
        {
            return SweepSession.Refuse(terminal, fault.Problems, ExitCode.BadUsage);
        }
        catch (ClusterException fault)
        {
            return SweepSession.Refuse(terminal, [fault.Message], ExitCode.Failure);
        }
        catch (OperationCanceledException) when (interrupts.Stop.IsCancellationRequested)
        {
            return ExitCode.Ok;
        }
    }
}
