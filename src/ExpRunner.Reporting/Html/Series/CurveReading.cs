using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>Reads what repetitions logged: of many those with the best and the least scores, and others between them.</summary>
internal sealed class CurveReading
{
    private const int MostRuns = 200;
    private const int MostPoints = 200;
    private const long MostBytes = 64 << 20;

    private readonly List<string> _names = [];
    private readonly List<PageCurve> _curves = [];
    private readonly ICollection<string> _warnings;
    private long _bytes;

    private CurveReading(ICollection<string> warnings) => _warnings = warnings;

    /// <summary>The curves; null where nothing was logged.</summary>
    /// <param name="rows">The trials.</param>
    /// <param name="main">The score by which runs are chosen; null: evenly.</param>
    /// <param name="warnings">Where to name what was passed over.</param>
    public static PageCurves? Of(IReadOnlyList<ResultRow> rows, ScoreNumbers? main, ICollection<string> warnings)
    {
        var reading = new CurveReading(warnings);
        IEnumerable<int> all = Enumerable.Range(0, rows.Count);
        int[] order = [.. main is null ? all : all.OrderBy(row => double.IsNaN(main.Means[row])).ThenBy(row => main.Means[row])];
        var some = EvenChoice.Of(order, MostRuns);
        var runs = some.SelectMany(row => Repetition.Of(rows[row]).Select(run => (Row: row, Run: run))).ToList();
        var chosen = EvenChoice.Of(runs, MostRuns);
        var read = chosen.Count(run => reading.Add(run.Row, run.Run));
        var curves = reading._curves.OrderBy(curve => curve.Row).ThenBy(curve => curve.RunId).ThenBy(curve => curve.Name).ToList();
        return read == 0 ? null : new(reading._names, curves, rows.Count > some.Count ? rows.Sum(row => Math.Max(1, row.Repetitions)) - chosen.Count : runs.Count - chosen.Count);
    }

    private bool Add(int row, Repetition run)
    {
        if (_bytes > MostBytes || SeriesPlaces.Find(run, out _) is not { } file)
        {
            return false;
        }
        _bytes += new FileInfo(file).Length;
        var points = SeriesReader.Read(file, _warnings).Where(point => point.Value.Kind == ValueKind.Number && point.Step.Kind == ValueKind.Number);
        foreach (var series in points.GroupBy(point => point.Series))
        {
            _curves.Add(Thinned(row, run.RunId, NumberOf(series.Key), [.. series]));
        }
        return true;
    }

    private static PageCurve Thinned(int row, long runId, int name, IReadOnlyList<SeriesPoint> points)
    {
        double[] values = [.. points.Select(point => point.Value.AsDouble())];
        var kept = PointThinning.Of(values, MostPoints);
        return new(row, runId, name, [.. kept.Select(place => points[place].Step.AsDouble())], [.. kept.Select(place => values[place])]);
    }

    private int NumberOf(string series)
    {
        var name = DataText.Cut(series, DataText.LongestCell);
        if (_names.IndexOf(name) is >= 0 and var known)
        {
            return known;
        }
        _names.Add(name);
        return _names.Count - 1;
    }
}
