using ExpRunner.Results;

namespace ExpRunner.Reporting.Live;

/// <summary>A sweep at one moment, as its files tell it.</summary>
internal sealed record SweepPicture
{
    /// <summary>Its folder.</summary>
    public required string Folder { get; init; }

    /// <summary>What it is doing.</summary>
    public SweepState State { get; init; }

    /// <summary>How far it is; null where that cannot be read yet.</summary>
    public SweepStatus? Status { get; init; }

    /// <summary>Why it cannot be read; null: it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Changes with everything that the files say; not with the clock.</summary>
    public long Version { get; init; }

    /// <summary>Changes with results: when trials have ended, or results were made anew.</summary>
    public long ResultsVersion { get; init; }

    /// <summary>Every start, in order.</summary>
    public IReadOnlyList<RecordedStart> Starts { get; init; } = [];

    /// <summary>When the start that works on it was made, or else the last one; null: no journal tells.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the last repetition ended; null: none has.</summary>
    public DateTimeOffset? LastEndedAt { get; init; }

    /// <summary>How fast it goes, and when it will end.</summary>
    public Pace Pace { get; init; }

    /// <summary>What runs now, the longest first.</summary>
    public IReadOnlyList<RunningTrial> Running { get; init; } = [];

    /// <summary>Why repetitions failed, the most frequent cause first.</summary>
    public IReadOnlyList<FailureCount> Failures { get; init; } = [];

    /// <summary>The best trials so far, score by score.</summary>
    public IReadOnlyList<BestTrial> Best { get; init; } = [];

    /// <summary>The experiment, or the folder's name as long as nothing tells the experiment.</summary>
    public string Name => Status is not { } status ? Path.GetFileName(Path.GetFullPath(Folder)) : status.Shard is null ? status.Experiment : $"{status.Experiment}, shard {status.Shard}";

    /// <summary>The repetitions that have ended.</summary>
    public int Ended => Status is { } status ? status.Completed + status.Failed.Values.Sum() : 0;

    /// <summary>How much of what is asked for has ended, from 0 to 1.</summary>
    public double Share => Status is not { } status || status.Planned == 0 ? 0 : Math.Min(1, Ended / (double)status.Planned);
}
