using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>One attempt of a repetition, as the journals of its sweep tell it: when it ran, how long, and how it ended.</summary>
public sealed record SweepAttempt
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The experiment's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The trial.</summary>
    public required UInt128 ExperimentId { get; init; }

    /// <summary>The repetition.</summary>
    public required int RunId { get; init; }

    /// <summary>The number of the attempt, from 1, over all starts.</summary>
    public required int Number { get; init; }

    /// <summary>How it ended, as results.jsonl names it: <c>completed</c>, <c>failed</c> and so on; <c>lost</c> where its runner died with it, <c>running</c> where it has not ended.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it is the outcome of its repetition: the first that completed, or else the last, of those that were not redone.</summary>
    public bool Counts { get; init; }

    /// <summary>The exit code, where a process's end was the outcome.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Whether it asked for <see cref="TrialContext.SharedRandom"/>, as far as the journal says; earlier versions did not record it.</summary>
    public bool SharedRandom { get; init; }

    /// <summary>The sweep's seed.</summary>
    public UInt128 Seed { get; init; }

    /// <summary>When it started; null where the journal does not say.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long it took; null where it did not end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Who ran it, as <c>host/process/slot</c>; null where it did not end.</summary>
    public string? Worker { get; init; }

    /// <summary>Why it did not complete.</summary>
    public string? Error { get; init; }

    /// <summary>The repetition's folder.</summary>
    public required string OutPath { get; init; }

    /// <summary>The stages of a program that ended in this attempt, in order.</summary>
    public IReadOnlyList<StageOutcome> Stages { get; init; } = [];

    /// <summary>Reads the attempts of sweeps, in order of experiment_id, run_id and number; changes nothing, and does not disturb those that run.</summary>
    /// <param name="paths">Folders that were given to <c>--out</c>, experiments' folders in them, or folders above.</param>
    /// <param name="warn">Takes a sentence for each thing that is odd.</param>
    /// <exception cref="SweepException">One of them cannot be read; it has all reasons.</exception>
    public static IReadOnlyList<SweepAttempt> Read(IReadOnlyList<string> paths, Action<string>? warn = null)
        => [.. StatusFolders.Read(paths, warn ?? (_ => { }), RecordedAttempts.Of).SelectMany(attempts => attempts)];
}
