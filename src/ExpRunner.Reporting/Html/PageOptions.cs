namespace ExpRunner.Reporting.Html;

/// <summary>What a page of results shows.</summary>
public sealed record PageOptions
{
    /// <summary>What stands above it; null for the names of the experiments.</summary>
    public string? Title { get; init; }

    /// <summary>Keeps trials for which this expression is true (docs/expressions.md); null keeps all.</summary>
    public string? Where { get; init; }

    /// <summary>What columns are called: a heading for a name.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Which way scores are better, where somebody says so: a score's name, and whether more is better.</summary>
    public IReadOnlyDictionary<string, bool> Goals { get; init; } = new Dictionary<string, bool>();
}
