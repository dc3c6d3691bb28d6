using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>One trial as a line of results.jsonl tells it.</summary>
public sealed record ResultRow
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The experiment_id; null when the line has none.</summary>
    public required Value Id { get; init; }

    /// <summary>The status: completed, failed, timeout and so on.</summary>
    public required string Status { get; init; }

    /// <summary>The config fields, nested ones with dotted names, in their order.</summary>
    public required IReadOnlyDictionary<string, Value> Config { get; init; }

    /// <summary>The scores: for each name one value a completed repetition; missing values are null.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Value>> Scores { get; init; }

    /// <summary>The whole line.</summary>
    public required Value Line { get; init; }

    /// <summary>The file it stands in.</summary>
    public required string File { get; init; }

    internal bool IsFailed => Status != "completed";

    /// <summary>How many repetitions have scores.</summary>
    public int Repetitions => Scores.Count == 0 ? 0 : Scores.Values.Max(values => values.Count);
}
