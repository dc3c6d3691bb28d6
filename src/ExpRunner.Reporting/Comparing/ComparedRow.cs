using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>One score of one config, in both results.</summary>
public sealed record ComparedRow
{
    /// <summary>The experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The config's fields that both have.</summary>
    public required IReadOnlyDictionary<string, Value> Config { get; init; }

    /// <summary>The score.</summary>
    public required string Score { get; init; }

    /// <summary>Both samples, and what tests say of them.</summary>
    public required SampleComparison Samples { get; init; }

    /// <summary>The p-value of the test that counts, corrected by Holm over the configs of this score.</summary>
    public double AdjustedP { get; init; } = double.NaN;

    /// <summary>What it comes to.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>With <see cref="Verdict.TooFew"/>: how many more repetitions each side needs; null where no number would do.</summary>
    public int? Missing { get; init; }

    /// <summary>Why it is undefined, or counts as a regression; null else.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it is worse than a limit allows.</summary>
    public bool IsRegression { get; init; }

    /// <summary>The change relative to the size of the first mean; NaN where that is 0.</summary>
    public double Change => Samples.First.Mean == 0 ? double.NaN : (Samples.Second.Mean - Samples.First.Mean) / Math.Abs(Samples.First.Mean);
}
