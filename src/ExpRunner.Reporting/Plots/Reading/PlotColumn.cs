using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>What is asked for under one option, a value for each row.</summary>
/// <param name="Option">The option: x, y, hue and so on.</param>
/// <param name="Label">What people read beside it.</param>
/// <param name="Cells">The values; null where a row has none.</param>
/// <param name="Everywhere">The values in all panels, so that they agree in order and colours.</param>
internal sealed record PlotColumn(string Option, string Label, IReadOnlyList<Value> Cells, IReadOnlyList<Value> Everywhere)
{
    /// <summary>Whether all that is there are numbers, and something is.</summary>
    public bool IsNumeric { get; } = Everywhere.Any(cell => cell.Kind == ValueKind.Number) && Everywhere.All(cell => cell.IsNull || cell.Kind == ValueKind.Number);

    /// <summary>The order of its values in the space of the sweep; empty where it is not known.</summary>
    public IReadOnlyList<Value> Order { get; init; } = [];

    /// <summary>The number of a row; NaN where it is none. True and false count as 1 and 0.</summary>
    public double Number(int row) => Number(Cells[row]);

    /// <summary>Some of the rows.</summary>
    public PlotColumn Take(IReadOnlyList<int> rows) => this with { Cells = [.. rows.Select(row => Cells[row])] };

    /// <summary>The number a value counts as; NaN where it is none.</summary>
    public static double Number(Value cell) => cell.Kind switch
    {
        ValueKind.Number => cell.AsDouble(),
        ValueKind.Boolean => cell.AsBoolean() ? 1 : 0,
        _ => double.NaN,
    };
}
