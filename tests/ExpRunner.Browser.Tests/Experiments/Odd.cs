namespace ExpRunner.Browser.Tests;

/// <summary>What is left where nothing went as usual.</summary>
[Experiment]
public sealed partial class Odd
{
    [Variation(1, 2, 3)]
    public int K { get; init; }

    public Outcome Outcome { get; init; }

    public Dictionary<string, object?> Fit() => Outcome switch
    {
        Outcome.Throws => throw new InvalidOperationException($"No luck with {K}."),
        Outcome.NotANumber => new() { ["score"] = double.NaN },
        Outcome.Text => new() { ["answer"] = $"forty-{K}" },
        Outcome.Constant => new() { ["score"] = 1.0 },
        _ => [],
    };
}

/// <summary>What a trial ends with.</summary>
public enum Outcome
{
    /// <summary>No score at all.</summary>
    Nothing,
    /// <summary>An exception.</summary>
    Throws,
    /// <summary>A score that is no number.</summary>
    NotANumber,
    /// <summary>A text.</summary>
    Text,
    /// <summary>The same for all.</summary>
    Constant,
}
