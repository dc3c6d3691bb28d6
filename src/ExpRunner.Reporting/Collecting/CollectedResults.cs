using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The trials of many sweeps.</summary>
public sealed record CollectedResults
{
    /// <summary>The lines of results.jsonl, experiment by experiment; ids count from 0 in each.</summary>
    public required IReadOnlyList<Value> Lines { get; init; }

    /// <summary>The files they come from.</summary>
    public required int Files { get; init; }

    /// <summary>The experiments they are of.</summary>
    public required int Experiments { get; init; }

    /// <summary>The trials that were left out because others have all their repetitions.</summary>
    public required int Duplicates { get; init; }

    /// <summary>The files and lines that could not be read.</summary>
    public required int Broken { get; init; }

    /// <summary>What was passed over and what is odd.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
