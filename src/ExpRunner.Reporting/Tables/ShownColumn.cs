using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>A column as it is shown: under its heading, in its unit, with errors where it has some.</summary>
/// <param name="Source">What its cells are had from.</param>
/// <param name="Column">How it is described.</param>
/// <param name="Factor">What its numbers are multiplied with.</param>
/// <param name="Error">The error of its numbers; null for none.</param>
internal sealed record ShownColumn(ColumnSource Source, ReportColumn Column, double Factor, Func<Summary, double>? Error)
{
    /// <summary>The cell of a row.</summary>
    public Value Cell(TrialGroup row)
    {
        var cell = Source.Cell(row);
        if (Factor != 1 && cell.Kind == ValueKind.Number)
        {
            cell = Value.Of(ColumnUnits.Scaled(cell.AsDouble(), Factor));
        }
        return Column is { IsMeasured: true, Decimals: { } decimals } ? Reporting.Cell.Rounded(cell, decimals) : cell;
    }

    /// <summary>The error of the row's number; null where none is defined.</summary>
    public double? ErrorOf(TrialGroup row)
        => Error is not null && row.Summary(Source.Score!) is { Count: > 1 } summary ? ColumnUnits.Scaled(Error(summary), Factor) : null;
}
