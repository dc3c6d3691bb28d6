using System.Collections.Concurrent;
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
    private readonly Lazy<ProgramSpec> _spec = new(() => TypedSpec.Of(stages, scores), LazyThreadSafetyMode.ExecutionAndPublication);
    private readonly ConcurrentDictionary<int, ConcurrentBag<ProgramHost>> _idle = new();

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
        var idle = _idle.GetOrAdd(trial.Slot, _ => []);
        var host = idle.TryTake(out var waiting) ? waiting : await ProgramHost.StartAsync(_spec.Value, trial.Slot).ConfigureAwait(false);
        var outcome = await host.RunAsync(attempt, trial).ConfigureAwait(false);
        idle.Add(host);
        return outcome switch
        {
            { Status: AttemptStatus.Completed } => FolderOf(attempt, outcome.Scores),
            null or { Status: AttemptStatus.Cancelled } => throw new OperationCanceledException(outcome?.Error, trial.Cancellation),
            _ => throw new ProgramException(outcome.Error ?? "The program did not complete.", outcome.ExitCode),
        };
    }

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
