using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>How far the sweep of an experiment is, by what its folder says: planned = completed + failed + missing.</summary>
public sealed record SweepStatus
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>Its folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The part of a sweep that the folder holds, as <c>2/8</c>; null: all of it.</summary>
    public string? Shard { get; init; }

    /// <summary>The trials of which anything has started.</summary>
    public int Trials { get; init; }

    /// <summary>The repetitions asked for.</summary>
    public UInt128 Planned { get; init; }

    /// <summary>Whether more may be asked for than <see cref="Planned"/>: the last start did not count a space that large.</summary>
    public bool IsAtLeast { get; init; }

    /// <summary>The repetitions that have completed.</summary>
    public int Completed { get; init; }

    /// <summary>The repetitions that ended otherwise, by status as results.jsonl names it; cancelled ones are missing.</summary>
    public IReadOnlyDictionary<string, int> Failed { get; init; } = new Dictionary<string, int>();

    /// <summary>The repetitions that are asked for and have not ended.</summary>
    public UInt128 Missing { get; init; }

    /// <summary>The repetitions that were running when a runner died, and have not ended since.</summary>
    public int InFlightLost { get; init; }

    /// <summary>The repetitions that are not started again, because three runners died while they ran.</summary>
    public int SetAside { get; init; }

    /// <summary>The repetitions that run now.</summary>
    public int Running { get; init; }

    /// <summary>Who uses the folder now; null: nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>The completed repetitions that other code than today's made; null where today's code is not at hand.</summary>
    public int? Stale { get; init; }

    /// <summary>The completed repetitions by the identity of the code that made them.</summary>
    public IReadOnlyDictionary<string, int> Codes { get; init; } = new Dictionary<string, int>();

    /// <summary>The first failure, in order of id; null: none.</summary>
    public string? FirstError { get; init; }

    /// <summary>The damaged places of the journals.</summary>
    public int DamagedPlaces { get; init; }

    /// <summary>The length of all journals.</summary>
    public long JournalBytes { get; init; }

    /// <summary>Reads how far sweeps are; changes nothing, and does not disturb those that run.</summary>
    /// <param name="paths">Folders that were given to <c>--out</c>, experiments' folders in them, or folders above.</param>
    /// <param name="warn">Takes a sentence for each thing that is odd.</param>
    /// <exception cref="SweepException">One of them cannot be read; it has all reasons.</exception>
    public static IReadOnlyList<SweepStatus> Read(IReadOnlyList<string> paths, Action<string>? warn = null) => StatusFolders.Read(paths, warn ?? (_ => { }));
}
