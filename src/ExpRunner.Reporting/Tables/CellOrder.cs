using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The order of cells: numbers, booleans, texts (ordinal), the rest as JSON; then NaN; then what is missing.</summary>
internal static class CellOrder
{
    private const int RankOfLast = 4;

    /// <summary>Compares upwards.</summary>
    public static int Compare(Value left, Value right) => Compare(left, right, false);

    /// <summary>Compares upwards or downwards; NaN and missing cells come last either way.</summary>
    public static int Compare(Value left, Value right, bool downwards)
    {
        var (rank, other) = (Rank(left), Rank(right));
        if (rank != other)
        {
            return downwards && rank < RankOfLast && other < RankOfLast ? other - rank : rank - other;
        }
        var order = left.Kind switch
        {
            ValueKind.Null => 0,
            ValueKind.Number => left.AsDouble().CompareTo(right.AsDouble()),
            ValueKind.Boolean => left.AsBoolean().CompareTo(right.AsBoolean()),
            _ => string.CompareOrdinal(left.ToString(), right.ToString()),
        };
        return downwards ? -order : order;
    }

    private static int Rank(Value cell) => cell.Kind switch
    {
        ValueKind.Number => double.IsNaN(cell.AsDouble()) ? RankOfLast : 0,
        ValueKind.Boolean => 1,
        ValueKind.Text => 2,
        ValueKind.Null => RankOfLast + 1,
        _ => 3,
    };
}
