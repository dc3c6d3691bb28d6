using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Execution;

/// <summary>A recorder that remembers.</summary>
internal sealed class RecordedCalls : ISweepRecorder
{
    private readonly Dictionary<(UInt128, int), int> _numbers = [];

    public List<(UInt128 Id, AttemptStatus Status, TimeSpan? RetryIn)> Outcomes { get; } = [];

    /// <summary>The ids that were started and are on record.</summary>
    public HashSet<UInt128> Committed { get; } = [];

    /// <summary>The attempts that began.</summary>
    public List<(UInt128 Id, int Number)> Begun { get; } = [];

    /// <summary>How often something was put on record.</summary>
    public int Commits { get; private set; }

    /// <summary>Thrown by the n-th record, to play a full disk.</summary>
    public int FailAt { get; init; } = int.MaxValue;

    public Attempt Next(Repetition repetition)
    {
        var key = (repetition.Trial.Id, repetition.RunId);
        var number = _numbers[key] = _numbers.GetValueOrDefault(key) + 1;
        return new Attempt
        {
            Experiment = "E",
            ExperimentId = repetition.Trial.Id,
            RunId = repetition.RunId,
            Number = number,
            Config = repetition.Trial.Config,
            Key = repetition.Trial.Id,
            Seed = 0,
            SharedSeed = 0,
            OutPath = "out",
        };
    }

    public void Started(Repetition repetition, Attempt attempt) => Begun.Add((attempt.ExperimentId, attempt.Number));

    public void Commit()
    {
        Commits++;
        Committed.UnionWith(_numbers.Keys.Select(key => key.Item1));
    }

    public List<(UInt128 Id, string Stage)> Stages { get; } = [];

    public void StageEnded(Repetition repetition, Attempt attempt, StageOutcome stage) => Stages.Add((attempt.ExperimentId, stage.Stage));

    public void Ended(Repetition repetition, Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
        if (Outcomes.Count + 1 >= FailAt)
        {
            throw new IOException("No space left on device");
        }
        Outcomes.Add((attempt.ExperimentId, outcome.Status, retryIn));
    }
}
