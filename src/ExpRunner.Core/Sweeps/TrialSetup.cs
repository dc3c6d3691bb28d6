namespace ExpRunner.Sweeps;

/// <summary>What an executor tells a <see cref="TrialContext"/>.</summary>
internal sealed record TrialSetup
{
    public required string Experiment { get; init; }

    public Halves ExperimentId { get; init; }

    public int RunId { get; init; }

    public int Attempt { get; init; } = 1;

    public ulong Seed { get; init; }

    public ulong SharedSeed { get; init; }

    public required string OutPath { get; init; }

    public int Slot { get; init; }

    public CancellationToken Cancellation { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The most that is kept of each log; null: all of it.</summary>
    public long? MaxLog { get; init; }

    /// <summary>What the trial needs of others.</summary>
    public IReadOnlyList<NeededTrial> Needed { get; init; } = [];

    /// <summary>A <see cref="PreviousTrial{TScores}"/> that a test gave.</summary>
    public object? Previous { get; init; }

    /// <summary>Takes logged values; null keeps them in the context.</summary>
    public ISeriesSink? Series { get; init; }
}
