using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>How much of a score's variation goes with one field, and what kind of axis the field makes.</summary>
/// <param name="Name">The field.</param>
/// <param name="IsNumeric">Whether its values are numbers.</param>
/// <param name="Values">How many different values it has.</param>
/// <param name="IsLog">Whether its numbers are all above 0 and go over two powers of ten or more.</param>
/// <param name="Share">The share of the variation of the score between its values (epsilon squared: T. L. Kelley, PNAS 21 (1935) 554-559).</param>
internal sealed record FieldShare(string Name, bool IsNumeric, int Values, bool IsLog, double Share)
{
    private const int MostSteps = 20;
    private const int MostNames = 12;
    private const double LeastSpan = 100;
    private const int MostTrials = 10_000;

    /// <summary>Whether each value can have a place of its own.</summary>
    public bool IsDiscrete => Values <= (IsNumeric ? MostSteps : MostNames);

    /// <summary>The fields that vary, what matters most first; names of which nearly each trial has one of its own are left out.</summary>
    public static IReadOnlyList<FieldShare> Of(TrialRows rows, ScoreNumbers score)
    {
        var places = EvenChoice.Evenly([.. Enumerable.Range(0, rows.All.Count)], MostTrials);
        ResultRow[] some = [.. places.Select(place => rows.All[place])];
        double[] means = [.. places.Select(place => score.Means[place])];
        return [.. rows.Names.Config.Select(name => FieldBins.Of(name, some)).OfType<FieldBins>().Select(bins => Of(bins, some, means)).OrderByDescending(field => field.Share)];
    }

    private static FieldShare Of(FieldBins bins, IReadOnlyList<ResultRow> rows, double[] means)
    {
        double[] numbers = [.. bins.IsOrdered ? rows.Select(row => row.Config.GetValueOrDefault(bins.Name)).Where(cell => cell.Kind == ValueKind.Number).Select(cell => cell.AsDouble()).Distinct() : []];
        return new(bins.Name, bins.IsOrdered, bins.IsOrdered ? numbers.Length : bins.Count, numbers.Length > 2 && numbers.Min() > 0 && numbers.Max() / numbers.Min() >= LeastSpan, ShareOf(bins, means));
    }

    private static double ShareOf(FieldBins bins, double[] means)
    {
        var groups = Enumerable.Range(0, means.Length).Where(row => double.IsFinite(means[row])).GroupBy(row => bins.BinOf[row], row => means[row]).Select(group => group.ToList()).ToList();
        var all = groups.Sum(group => group.Count);
        if (groups.Count < 2 || all <= groups.Count)
        {
            return 0;
        }
        var mean = groups.Sum(group => group.Sum()) / all;
        var total = groups.Sum(group => group.Sum(number => (number - mean) * (number - mean)));
        var within = groups.Sum(group => group.Average() is var own ? group.Sum(number => (number - own) * (number - own)) : 0);
        return total > 0 ? 1 - (within / (all - groups.Count) * (all - 1) / total) : 0;
    }
}
