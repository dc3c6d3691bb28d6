using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Execution;

/// <summary>Runs one attempt in this process and turns whatever happens into an outcome; the one place that calls the user's chain.</summary>
internal sealed class AttemptRunner(Experiment experiment, TimeProvider time, string worker)
{
    private static readonly Value NoScores = Value.Object();
    private MemberNames? _scoreNames;

    /// <summary>The most that is kept of a log that a trial writes beside those of the attempt; null: all of it.</summary>
    public long? MaxLog { get; init; }

    public async ValueTask<Outcome> RunAsync(Attempt attempt, int slot, ISeriesSink series, CancellationToken cancel)
    {
        var startedAt = time.GetUtcNow();
        var start = time.GetTimestamp();
        var context = new TrialContext(SetupOf(attempt, slot, series, cancel));
        var scores = new ScoreWriter(_scoreNames);
        var recorded = NoScores;
        AttemptStatus status;
        string? error = null;
        try
        {
            await experiment.RunAsync(attempt.Config, context, scores).ConfigureAwait(false);
            scores.Add("fit_time", Math.Round(context.FitTime.TotalSeconds, 7));
            recorded = scores.Scores;
            _scoreNames = recorded.MemberNames;
            status = AttemptStatus.Completed;
        }
        catch (Exception fault)
        {
            status = StatusOf(fault, cancel);
            error = fault.ToString();
        }
        return new Outcome
        {
            Status = status,
            Scores = recorded,
            Error = error,
            StartedAt = startedAt,
            Duration = time.GetElapsedTime(start),
            Worker = worker,
            SharedRandom = context.UsesSharedRandom,
        };
    }

    private static AttemptStatus StatusOf(Exception fault, CancellationToken cancel) => fault switch
    {
        OutOfMemoryException => AttemptStatus.OutOfMemory,
        OperationCanceledException when cancel.IsCancellationRequested => AttemptStatus.Cancelled,
        _ => AttemptStatus.Failed,
    };

    private TrialSetup SetupOf(Attempt attempt, int slot, ISeriesSink series, CancellationToken cancel) => new()
    {
        Experiment = attempt.Experiment,
        ExperimentId = attempt.IdHalves,
        RunId = attempt.RunId,
        Attempt = attempt.Number,
        Seed = attempt.Seed,
        SharedSeed = attempt.SharedSeed,
        OutPath = attempt.OutPath,
        Slot = slot,
        Cancellation = cancel,
        Time = time,
        Series = series,
        Needed = attempt.Needed,
        MaxLog = MaxLog,
    };
}
