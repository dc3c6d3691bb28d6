namespace ExpRunner.Reporting;

/// <summary>What a column tells of.</summary>
public enum ReportColumnKind
{
    /// <summary>The trial: its id, status, number of repetitions.</summary>
    Trial,
    /// <summary>A field of the config, as it was written.</summary>
    Config,
    /// <summary>A score: its mean, or its text.</summary>
    Score,
    /// <summary>Another statistic of a score.</summary>
    Statistic,
}

/// <summary>A column of a report.</summary>
/// <param name="Name">Its name, unique in the table.</param>
/// <param name="Header">What people read above it.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="Decimals">How many decimals it is shown with; null for as many as are worth reading.</param>
public sealed record ReportColumn(string Name, string Header, ReportColumnKind Kind, int? Decimals = null)
{
    /// <summary>Headings above its own, the outermost first; neighbours with the same ones share them.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];

    /// <summary>Where a cell has an error: to how many of its significant digits it is rounded; null for one or two, as the rule of the Particle Data Group says.</summary>
    public int? ErrorDigits { get; init; }

    /// <summary>Columns with the same one are shown with the same decimals.</summary>
    internal string? Scale { get; init; }

    internal bool IsMeasured => Kind is ReportColumnKind.Score or ReportColumnKind.Statistic;
}
