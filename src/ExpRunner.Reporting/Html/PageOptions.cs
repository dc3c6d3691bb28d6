namespace ExpRunner.Reporting.Html;

/// <summary>What a page of results shows.</summary>
public sealed record PageOptions
{
    /// <summary>What stands above it; null for the names of the experiments.</summary>
    public string? Title { get; init; }

    /// <summary>Keeps trials for which this expression is true (docs/expressions.md); null keeps all.</summary>
    public string? Where { get; init; }

    /// <summary>Other headings for columns, as <see cref="ReportOptions.Rename"/> has them.</summary>
    public IReadOnlyList<string> Rename { get; init; } = [];

    /// <summary>Scores of which somebody says which way is better; they come first. Of the others both ends are shown.</summary>
    public IReadOnlyList<ScoreGoal> Mark { get; init; } = [];

    /// <summary>Whether scores of <see cref="Mark"/> that are not there are passed over, as while a sweep runs.</summary>
    public bool MayLackScores { get; init; }
}
