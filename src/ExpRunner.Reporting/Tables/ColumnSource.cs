using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>A column that could be shown, and how its cells are had.</summary>
/// <param name="Name">Its unique name.</param>
/// <param name="Header">What people read above it.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="Cell">Gives the cell of a row.</param>
internal sealed record ColumnSource(string Name, string Header, ReportColumnKind Kind, Func<TrialGroup, Value> Cell)
{
    /// <summary>What a cell is common to, if that is what it shows.</summary>
    public CommonField? Field { get; init; }

    /// <summary>The score its cells are computed from, if any.</summary>
    public string? Score { get; init; }

    /// <summary>Whether its cells are texts of a score.</summary>
    public bool IsText { get; init; }

    /// <summary>The text with names in braces that its cells are made of, if they are.</summary>
    public string? Template { get; init; }

    /// <summary>Whether a cell takes all numbers at once to compute.</summary>
    public bool NeedsAll { get; init; }

    /// <summary>A column of what trials have in common.</summary>
    public static ColumnSource Of(string name, ReportColumnKind kind, CommonField field) => new(name, name, kind, group => group.Common(field)) { Field = field };
}
