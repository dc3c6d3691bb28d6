using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>The values of a config field as a few bins: one for each value, or of numbers that differ too much intervals with equally many trials.</summary>
internal sealed class FieldBins
{
    private const int MostBins = 20;
    private const int MostNames = 200;

    private readonly Value[] _lows;
    private readonly Value[] _highs;
    private readonly bool _isBinned;

    private FieldBins(string name, bool isOrdered, int[] binOf, Value[] lows, Value[] highs, bool isBinned = false)
    {
        (Name, IsOrdered, BinOf, _lows, _highs, _isBinned) = (name, isOrdered, binOf, lows, highs, isBinned);
    }

    /// <summary>The field.</summary>
    public string Name { get; }

    /// <summary>Whether bins that follow each other are near each other.</summary>
    public bool IsOrdered { get; }

    /// <summary>For each trial its bin; -1 where it lacks the field.</summary>
    public int[] BinOf { get; }

    /// <summary>How many bins there are.</summary>
    public int Count => _lows.Length;

    /// <summary>The bins of a field; null where it tells nothing: all trials agree, or nearly each has a name of its own.</summary>
    public static FieldBins? Of(string name, IReadOnlyList<ResultRow> rows)
    {
        Value[] cells = [.. rows.Select(row => row.Config.GetValueOrDefault(name))];
        var isOrdered = cells.All(cell => cell.IsNull || (cell.Kind == ValueKind.Number && double.IsFinite(cell.AsDouble())));
        var distinct = cells.Where(cell => !cell.IsNull).DistinctBy(Cell.Key).ToList();
        if (distinct.Count + (cells.Any(cell => cell.IsNull) ? 1 : 0) < 2 || (!isOrdered && (distinct.Count > MostNames || distinct.Count * 2 > rows.Count)))
        {
            return null;
        }
        return isOrdered ? Ordered(name, cells, [.. distinct.OrderBy(cell => cell.AsDouble())]) : Named(name, cells, distinct);
    }

    /// <summary>What bins from one to another hold, for people.</summary>
    public string Text(int from, int to)
    {
        var (low, high) = (Shown(_lows[from]), Shown(_highs[to]));
        return low == high ? low : from == 0 ? $"≤ {high}" : to == Count - 1 ? $"≥ {low}" : $"{low} to {high}";
    }

    /// <summary>An end of an interval is no value that anybody wrote; four digits of it are enough.</summary>
    private string Shown(Value end) => !_isBinned ? DataText.Of(end) : end.AsDouble().ToString("G4", CultureInfo.InvariantCulture);

    private static FieldBins Named(string name, Value[] cells, List<Value> distinct)
    {
        var places = distinct.Index().ToDictionary(value => Cell.Key(value.Item), value => value.Index);
        return new(name, false, [.. cells.Select(cell => cell.IsNull ? -1 : places[Cell.Key(cell)])], [.. distinct], [.. distinct]);
    }

    private static FieldBins Ordered(string name, Value[] cells, Value[] sorted)
    {
        var first = sorted.Length <= MostBins ? [.. Enumerable.Range(0, sorted.Length)] : FirstOfBins(cells, sorted);
        double[] numbers = [.. first.Select(place => sorted[place].AsDouble())];
        int BinOf(double number) => Array.BinarySearch(numbers, number) is >= 0 and var exact ? exact : ~Array.BinarySearch(numbers, number) - 1;
        return new(
            name, true, [.. cells.Select(cell => cell.IsNull ? -1 : BinOf(cell.AsDouble()))],
            [.. first.Select(place => sorted[place])],
            [.. first.Skip(1).Append(sorted.Length).Select(next => sorted[next - 1])],
            sorted.Length > MostBins);
    }

    /// <summary>The places of the values that begin bins of about as many trials each.</summary>
    private static int[] FirstOfBins(Value[] cells, Value[] sorted)
    {
        double[] all = [.. cells.Where(cell => !cell.IsNull).Select(cell => cell.AsDouble()).Order()];
        double[] numbers = [.. sorted.Select(cell => cell.AsDouble())];
        return [.. Enumerable.Range(0, MostBins).Select(bin => Array.BinarySearch(numbers, all[(int)((long)bin * all.Length / MostBins)])).Select(place => Math.Max(0, place)).Distinct()];
    }
}
