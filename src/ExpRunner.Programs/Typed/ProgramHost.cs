using System.Collections;
using ExpRunner.Execution;
using ExpRunner.Programs.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Typed;

/// <summary>Runs the programs of one trial after the other, for phases of the process it lives in.</summary>
internal sealed class ProgramHost : IAttemptObserver
{
    /// <summary>Shorter than that of the trial, so that programs are gone before the process around them is ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly ProgramExecutor _executor;
    private volatile TrialContext? _trial;
    private Outcome? _outcome;

    private ProgramHost(ProgramSpec spec, int slot) => _executor = new ProgramExecutor(new ProgramExecutorOptions
    {
        Find = _ => spec,
        Worker = "",
        Slots = ProgramExecutorOptions.Unbound(1),
        FirstSlot = slot,
        Environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? "")),
        Limits = new AttemptLimits { Grace = Grace },
        Line = _ => _trial?.IsAlive(),
        Warn = Console.Error.WriteLine,
    });

    /// <summary>One that is ready.</summary>
    /// <exception cref="ExecutorException">This system cannot run programs.</exception>
    public static async Task<ProgramHost> StartAsync(ProgramSpec spec, int slot)
    {
        var host = new ProgramHost(spec, slot);
        await host._executor.StartAsync(CancellationToken.None).ConfigureAwait(false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => host._executor.DisposeAsync();
        return host;
    }

    /// <summary>Runs an attempt; null: it was cancelled before it began.</summary>
    public Task<Outcome?> RunAsync(Attempt attempt, TrialContext trial)
    {
        (_trial, _outcome) = (trial, null);
        // What follows must not run on the slot's thread, which may be asked for the next program by then.
        return _executor.RunAsync(_executor.Slots[0], [attempt], this, trial.Cancellation).ContinueWith(
            run =>
            {
                run.GetAwaiter().GetResult();
                _trial = null;
                return _outcome;
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    void IAttemptObserver.StageEnded(Attempt attempt, StageOutcome stage)
    {
        // The phase is recorded as one piece.
    }

    void IAttemptObserver.Ended(Attempt attempt, Outcome outcome) => _outcome = outcome;
}
