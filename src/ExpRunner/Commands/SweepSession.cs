using ExpRunner.Commands;
using ExpRunner.Execution;
using ExpRunner.Hosting.Notifying;
using ExpRunner.Hosting.Progress;
using ExpRunner.Hosting.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary>A run from the command line: plan, ask, run, show, exit code.</summary>
internal static class SweepSession
{
    public static async Task<int> RunAsync(Terminal terminal, RunSettings settings)
    {
        if (settings.OnInterrupt is InterruptKind.Skip or InterruptKind.Ask && ExecutorChoice.IsCluster(settings.Sweep))
        {
            return Refuse(terminal, [$"--on-interrupt {settings.OnInterrupt.ToString().ToLowerInvariant()}: a cluster hands out its trials itself, and none of them can be dropped alone. Use finish or stop."], ExitCode.BadUsage);
        }
        var progress = ProgressChoice.Create(terminal, settings);
        if (settings.Notify is not { } notify)
        {
            return await RunAsync(terminal, settings, progress, null).ConfigureAwait(false);
        }
        var notifying = new NotifyingProgress(progress, notify, ProgressChoice.TextFor(settings));
        await using (notifying.ConfigureAwait(false))
        {
            return await RunAsync(terminal, settings, notifying, notifying).ConfigureAwait(false);
        }
    }

    private static async Task<int> RunAsync(Terminal terminal, RunSettings settings, ISweepProgress progress, NotifyingProgress? notifying)
    {
        try
        {
            using var runner = new SweepRunner(settings.Sweep, settings.Experiments, progress, TimeProvider.System);
            runner.Prepare(readOnly: settings.DryRun);
            notifying?.Check(runner.Prepared);
            if (settings.DryRun)
            {
                DryRun.Print(terminal.Out, runner.Prepared);
                return 0;
            }
            if (!Confirmation.IsGiven(terminal, settings, runner.Prepared))
            {
                return ExitCode.BadUsage;
            }
            using var interrupts = new Interrupts(settings.OnInterrupt, terminal, progress.Warn, runner.Drop);
            var summary = await runner.RunAsync(interrupts.Stop, interrupts.Kill).ConfigureAwait(false);
            SummaryOutput.Print(terminal, settings, summary);
            return summary.ExitCode;
        }
        catch (SweepException fault)
        {
            notifying?.Stopped(fault.Problems);
            return Refuse(terminal, fault.Problems, fault.InnerException is null ? ExitCode.BadUsage : ExitCode.Failure);
        }
        catch (ExecutorException fault)
        {
            notifying?.Stopped([fault.Message]);
            return Refuse(terminal, [fault.Message], ExitCode.Failure);
        }
    }

    /// <summary>Says what is wrong.</summary>
    public static int Refuse(Terminal terminal, IEnumerable<string> problems, int code)
    {
        foreach (var problem in problems)
        {
            terminal.Error.WriteLine(problem);
        }
        return code;
    }
}
