namespace ExpRunner.Reporting.Plots;

/// <summary>How numbers are put into bins of equal width.</summary>
/// <param name="Edges">The edges, one more than there are bins; the last bin holds its upper edge.</param>
/// <param name="Rule">Who says how many, for captions.</param>
internal sealed record Bins(IReadOnlyList<double> Edges, string Rule)
{
    private const int Most = 200;

    /// <summary>How many bins there are.</summary>
    public int Count => Edges.Count - 1;

    /// <summary>
    /// Bins of numbers in order, on a log axis of equal ratios: as many as asked for, else of the width 2 IQR n^(-1/3) (D. Freedman, P. Diaconis, Zeitschrift
    /// für Wahrscheinlichkeitstheorie 57 (1981) 453-476), or where the quartiles agree 1 + log2 n of them (H. A. Sturges, JASA 21 (1926) 65-66).
    /// </summary>
    public static Bins Of(double[] sorted, int? asked, bool isLog)
    {
        double[] scaled = isLog ? [.. sorted.Select(Math.Log10)] : sorted;
        var (low, high) = (scaled[0], scaled[^1]);
        if (high <= low)
        {
            var half = low == 0 || isLog ? 0.5 : Math.Abs(low) * 0.05;
            return new([Back(low - half, isLog), Back(low + half, isLog)], "one bin, as all numbers are the same");
        }
        var (count, rule) = asked is { } number ? (number, $"{number} bins, as asked for") : Advised(scaled);
        return new([.. Enumerable.Range(0, count + 1).Select(place => Back(place == count ? high : low + ((high - low) * place / count), isLog))], rule);
    }

    /// <summary>How many numbers fall into each bin.</summary>
    public int[] Counts(IEnumerable<double> numbers)
    {
        var counts = new int[Count];
        double[] edges = [.. Edges];
        foreach (var number in numbers)
        {
            var place = Array.BinarySearch(edges, number);
            counts[Math.Clamp(place >= 0 ? place : ~place - 1, 0, Count - 1)]++;
        }
        return counts;
    }

    private static (int Count, string Rule) Advised(double[] sorted)
    {
        var width = 2 * (Quantiles.Of(sorted, 0.75) - Quantiles.Of(sorted, 0.25)) * Math.Pow(sorted.Length, -1 / 3.0);
        return width > 0
            ? Named(Math.Clamp((int)Math.Ceiling(Math.Min((sorted[^1] - sorted[0]) / width, Most)), 1, Most), "by the rule of Freedman and Diaconis")
            : Named(1 + (int)Math.Ceiling(Math.Log2(sorted.Length)), "by Sturges' rule");
    }

    private static (int Count, string Rule) Named(int count, string rule) => (count, $"{count} bins {rule}");

    private static double Back(double number, bool isLog) => isLog ? Math.Pow(10, number) : number;
}
