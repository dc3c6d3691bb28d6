namespace ExpRunner.Reporting;

/// <summary>What a report shows. Rows pass Where, GroupBy, Best and Sort in this order.</summary>
public sealed record ReportOptions
{
    /// <summary>
    /// The format the tables are meant for. For people (text, Markdown, LaTeX) there is one table an experiment with mean,
    /// sd and ci95 of each score; for programs (CSV, TSV, JSON) one table with n, mean_, sd_, std_ and ci95_ columns.
    /// </summary>
    public ReportFormat Format { get; init; } = ReportFormat.Text;

    /// <summary>Whether config columns that are the same in all rows are shown too, and status, error and folders.</summary>
    public bool All { get; init; }

    /// <summary>Keeps trials for which this expression is true (docs/expressions.md); null keeps all.</summary>
    public string? Where { get; init; }

    /// <summary>Column names to sort by, the first one first; <c>-name</c> sorts downwards. Equal rows keep their order, missing values and NaN come last.</summary>
    public IReadOnlyList<string> Sort { get; init; } = [];

    /// <summary>The columns to show, in this order; <c>name=Label</c> gives a heading of its own. Empty for the usual ones.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>
    /// Columns whose equal values make one row of several trials; the scores of all their repetitions are pooled. Another
    /// column selected beside them is empty where the trials of a row differ.
    /// </summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>Keeps the one row with the greatest value of this column; <c>-name</c> or <c>name:min</c> for the least. NaN is never best.</summary>
    public string? Best { get; init; }

    /// <summary>With <see cref="Best"/>: keeps the best row for each combination of values of these columns.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Decimals of scores, 0 to 15; null for full precision, or for people as many as are worth reading. Config values stay as written.</summary>
    public int? Round { get; init; }

    /// <summary>Leaves out the footer.</summary>
    public bool Quiet { get; init; }

    internal bool ForPrograms => Format is ReportFormat.Csv or ReportFormat.Tsv or ReportFormat.Json;
}
