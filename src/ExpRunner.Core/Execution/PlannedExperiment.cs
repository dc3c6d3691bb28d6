namespace ExpRunner.Execution;

/// <summary>What is about to run.</summary>
public sealed record PlannedExperiment
{
    /// <summary>The experiment's name.</summary>
    public required string Name { get; init; }

    /// <summary>The folder its results go to.</summary>
    public required string Folder { get; init; }

    /// <summary>The part of the sweep that the numbers speak of; null: all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The trials asked for.</summary>
    public required UInt128 Trials { get; init; }

    /// <summary>Whether <see cref="Trials"/> is only a bound, because the space is too large to count what constraints leave.</summary>
    public bool IsBound { get; init; }

    /// <summary>The repetitions of each trial.</summary>
    public required int Repetitions { get; init; }

    /// <summary>The configs left out by constraints, and those that were there already in an earlier grid; 0 where they were not counted.</summary>
    public UInt128 LeftOut { get; init; }

    /// <summary>Whether constraints can leave configs out.</summary>
    public bool HasConstraints { get; init; }

    /// <summary>The stages of each repetition of a program; 0 for a class.</summary>
    public int Stages { get; init; }

    /// <summary>The repetitions asked for that had completed before.</summary>
    public UInt128 Completed { get; init; }

    /// <summary>The repetitions asked for that are not run again although they did not complete (<c>--redo</c>, set aside).</summary>
    public UInt128 SetAside { get; init; }

    /// <summary>The repetitions asked for whose results were made by other code.</summary>
    public UInt128 Stale { get; init; }

    /// <summary>The repetitions that will run now.</summary>
    public required UInt128 ToRun { get; init; }

    /// <summary>The mean length of the repetitions that have ended before; null where none has.</summary>
    public TimeSpan? MeanDuration { get; init; }

    /// <summary>All repetitions asked for.</summary>
    public required UInt128 Planned { get; init; }

    /// <summary>The trials with results of earlier starts that are no longer asked for; 0 where options select some trials, or they were not counted.</summary>
    internal int Unasked { get; init; }

    /// <summary>The repetitions of all parts of the sweep together.</summary>
    internal UInt128 PlannedByAllShards { get; init; }
}
