namespace ExpRunner.Execution;

/// <summary>What became of the repetitions an experiment was asked for: planned = completed + failed + missing.</summary>
public sealed record ExperimentSummary
{
    /// <summary>The experiment's name.</summary>
    public required string Name { get; init; }

    /// <summary>The folder its results are in.</summary>
    public required string Folder { get; init; }

    /// <summary>The part of the sweep that the numbers speak of; null: all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The repetitions asked for.</summary>
    public required UInt128 Planned { get; init; }

    /// <summary>Those that have completed, now or before.</summary>
    public required UInt128 Completed { get; init; }

    /// <summary>Those that ended otherwise, now or before.</summary>
    public required UInt128 Failed { get; init; }

    /// <summary>Those that have not ended.</summary>
    public UInt128 Missing => Planned - Completed - Failed;

    /// <summary>Those that completed in this start.</summary>
    public UInt128 CompletedNow { get; init; }

    /// <summary>Those that failed in this start.</summary>
    public UInt128 FailedNow { get; init; }

    /// <summary>Those of <see cref="FailedNow"/> that were skipped, because a trial they need did not complete.</summary>
    public UInt128 SkippedNow { get; init; }

    /// <summary>Why the first of them was skipped, for people: <c>trial 2 failed</c>; null where none was.</summary>
    public string? SkippedBecause { get; init; }

    /// <summary>How long this start took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether it ended because too many failed.</summary>
    public bool GaveUp { get; init; }

    /// <summary>Whether it was interrupted.</summary>
    public bool Interrupted { get; init; }

    /// <summary>The first failure of this start, for people; null if there was none.</summary>
    public string? FirstError { get; init; }
}
