namespace ExpRunner.Reporting;

/// <summary>What a report shows. Rows pass Where, GroupBy, Best and Sort in this order.</summary>
public sealed record ReportOptions
{
    /// <summary>
    /// The format the tables are meant for. For people (text, Markdown, LaTeX, HTML) there is one table an experiment with mean,
    /// sd and ci95 of each score; for programs (CSV, TSV, JSON) one table with n, mean_, sd_, std_ and ci95_ columns.
    /// </summary>
    public ReportFormat Format { get; init; } = ReportFormat.Text;

    /// <summary>Whether config columns that are the same in all rows are shown too, and status, error and folders.</summary>
    public bool All { get; init; }

    /// <summary>Keeps trials for which this expression is true (docs/expressions.md); null keeps all.</summary>
    public string? Where { get; init; }

    /// <summary>Columns and expressions to sort by, the first one first; <c>-name</c> sorts downwards, and commas separate several in one text. Equal rows keep their order, missing values and NaN come last.</summary>
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

    /// <summary>Makes a table of two dimensions; null for a row each trial or group.</summary>
    public PivotOptions? Pivot { get; init; }

    /// <summary>Names for headings: <c>name=Label</c>, with the name of a column, also a score with all its statistics.</summary>
    public IReadOnlyList<string> Rename { get; init; } = [];

    /// <summary>A template such as <c>{model} {K}</c>, which makes one column, <c>label</c>, in place of the config fields; <c>{{</c> is a brace.</summary>
    public string? Label { get; init; }

    /// <summary>Units for headings: <c>name=unit</c>, or <c>name=unit:factor</c> to show the numbers of a score multiplied, such as <c>accuracy=%:100</c>.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Shows scores as mean ± this, for people; null: not, but in a pivot the sample deviation.</summary>
    public ScoreError? Error { get; init; }

    /// <summary>To how many significant digits of the error both are rounded, 1 or 2, unless <see cref="Round"/> says decimals; null for the rule of the Particle Data Group.</summary>
    public int? ErrorDigits { get; init; }

    /// <summary>Marks the best value of these scores and what is not significantly worse; each has to say its direction.</summary>
    public IReadOnlyList<ScoreGoal> Mark { get; init; } = [];

    /// <summary>In a pivot, what the best is the best of.</summary>
    public MarkBy MarkBy { get; init; }

    /// <summary>With <see cref="Mark"/>: the p-value, corrected by Holm, up to which a value is worse than the best.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>Writes rows as columns.</summary>
    public bool Transpose { get; init; }

    /// <summary>Leaves out the footer.</summary>
    public bool Quiet { get; init; }

    internal bool ForPrograms => Format.IsForPrograms();

    /// <summary>Whether several trials stand in a row or cell.</summary>
    internal bool IsGrouped => GroupBy.Count > 0 || Pivot is not null;

    /// <summary>What stands behind ±.</summary>
    internal ScoreError ErrorShown => Error ?? (Pivot is not null && !ForPrograms ? ScoreError.Sd : ScoreError.None);
}
