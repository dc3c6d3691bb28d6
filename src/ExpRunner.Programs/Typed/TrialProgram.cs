using System.ComponentModel;
using ExpRunner.Execution;
using ExpRunner.Programs;
using ExpRunner.Programs.Running;
using ExpRunner.Programs.Typed;
using ExpRunner.Results;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner;

/// <summary>The programs that are the <c>Fit</c> of a class; generated code makes it.</summary>
/// <param name="stages">The commands, in order, each with its stage.</param>
/// <param name="scores">What is read from what they print.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrialProgram(ProgramExperimentAttribute[] stages, ScoreAttribute[] scores)
{
    private const string FitTime = "fit_time";

    /// <summary>Shorter than that of the trial, so that programs are gone before the process around them is ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly Lazy<ProgramSpec> _spec = new(() => TypedSpec.Of(stages, scores), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Runs the programs on a config, one after the other, in the folder of a trial.</summary>
    /// <param name="experiment">The config.</param>
    /// <param name="trial">The trial.</param>
    /// <exception cref="ProgramException">One did not complete.</exception>
    /// <exception cref="OperationCanceledException">The trial was cancelled; nothing that they started runs any more.</exception>
    public Task<TrialFolder> RunAsync<T>(T experiment, TrialContext trial)
        where T : IExperiment<T>
    {
        ArgumentNullException.ThrowIfNull(trial);
        return RunAsync(((ConfigType<T>)T.Definition.Config).Write(experiment), trial);
    }

    /// <summary>Runs them on the values of a config.</summary>
    internal async Task<TrialFolder> RunAsync(Value config, TrialContext trial)
    {
        trial.Cancellation.ThrowIfCancellationRequested();
        var attempt = AttemptOf(config, trial);
        return await OutcomeOf(_spec.Value, attempt, trial).ConfigureAwait(false) switch
        {
            { Status: AttemptStatus.Completed } outcome => FolderOf(attempt, outcome.Scores),
            { Status: AttemptStatus.Cancelled } outcome => throw new OperationCanceledException(outcome.Error, trial.Cancellation),
            { } outcome => throw new ProgramException(outcome.Error ?? "The program did not complete.", outcome.ExitCode),
            null => throw new OperationCanceledException(trial.Cancellation),
        };
    }

    /// <summary>Null: it was cancelled before it began.</summary>
    private static async Task<Outcome?> OutcomeOf(ProgramSpec spec, Attempt attempt, TrialContext trial)
    {
        Outcome? ended = null;
        var options = OptionsOf(spec, trial);
        await using (var executor = new ProgramExecutor(options))
        {
            await executor.StartAsync(CancellationToken.None).ConfigureAwait(false);
            var run = executor.RunAsync(executor.Slots[0], [attempt], new AttemptObserver((_, outcome) => ended = outcome), trial.Cancellation);
            // What follows is the user's, and the slot's thread is no place for it.
            await run.ContinueWith(static done => done, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap().ConfigureAwait(false);
        }
        if (Directory.Exists(attempt.OutPath) && !Directory.EnumerateFileSystemEntries(attempt.OutPath).Any())
        {
            Directory.Delete(attempt.OutPath);
        }
        return ended;
    }

    private static ProgramExecutorOptions OptionsOf(ProgramSpec spec, TrialContext trial) => new()
    {
        Find = _ => spec,
        Worker = "",
        Slots = SlotShare.Unbound(1),
        FirstSlot = trial.Slot,
        Environment = InheritedVariables.All,
        ScratchFolder = Path.Join(trial.OutPath, ".scratch"),
        Limits = new AttemptLimits { Grace = Grace, MaxLog = trial.MaxLog },
        Line = _ => trial.IsAlive(),
        Warn = Console.Error.WriteLine,
    };

    private static Attempt AttemptOf(Value config, TrialContext trial) => new()
    {
        Experiment = trial.Experiment,
        ExperimentId = trial.ExperimentId,
        RunId = trial.RunId,
        Number = trial.Attempt,
        Config = config,
        Key = default,
        Seed = trial.Seed,
        SharedSeed = default,
        OutPath = trial.OutPath,
    };

    /// <summary>The time is that of the whole phase, which whoever runs it takes.</summary>
    private static TrialFolder FolderOf(Attempt attempt, Value scores)
    {
        var read = Value.Object([.. new ConfigValues(scores).Where(score => score.Key != FitTime).Select(score => (score.Key, score.Value))]);
        var repetition = new RecordedRepetition(attempt.ExperimentId, attempt.RunId, 1, attempt.Config, Path.GetFullPath(attempt.OutPath), null)
        {
            Tries = attempt.Number,
            Ended = Value.Object(("scores", read)),
        };
        return new TrialFolder(attempt.Experiment, repetition, []);
    }
}
