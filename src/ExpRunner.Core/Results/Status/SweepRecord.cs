using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>What a folder tells of its sweep: what was asked for, every start, and how far it is.</summary>
internal sealed record SweepRecord
{
    /// <summary>How far it is.</summary>
    public required SweepStatus Status { get; init; }

    /// <summary>Every start, in order.</summary>
    public required IReadOnlyList<RecordedStart> Starts { get; init; }

    /// <summary>The blocks that were asked for.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>The sweep's seed.</summary>
    public UInt128 Seed { get; init; }

    /// <summary>sweep.json; an empty object where it is missing or broken.</summary>
    public Value File { get; init; } = Value.Object();

    /// <summary>How each repetition ended that did; empty where that was not asked for.</summary>
    public IReadOnlyList<RecordedEnd> Ends { get; init; } = [];

    /// <summary>Reads what folders tell; changes nothing, and does not disturb those that run.</summary>
    /// <param name="paths">Experiments' folders, or folders above.</param>
    /// <param name="warn">Takes a sentence for each thing that is odd.</param>
    /// <param name="withEnds">Whether it is asked how each repetition ended.</param>
    /// <exception cref="SweepException">One of them cannot be read; it has all reasons.</exception>
    public static IReadOnlyList<SweepRecord> Read(IEnumerable<string> paths, Action<string> warn, bool withEnds = false)
        => StatusFolders.Read(paths, warn, part => Of(part, withEnds));

    private static SweepRecord Of(PartFolder part, bool withEnds)
    {
        using var sweep = StatusFolders.Open(part);
        return new()
        {
            Status = StatusFolders.Of(part, sweep),
            Starts = RecordedStarts.Of(part),
            Blocks = [.. part.Blocks.DistinctBy(block => block.FirstId)],
            Seed = part.Seed ?? 0,
            File = part.Sweep ?? Value.Object(),
            Ends = withEnds ? RecordedEnd.Of(sweep) : [],
        };
    }
}
