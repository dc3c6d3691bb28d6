using ExpRunner.Statistics;

namespace ExpRunner.Reporting;

/// <summary>The best of some cells, and which others it was tested against.</summary>
/// <param name="Marked">The best, and those that are not significantly worse.</param>
/// <param name="Methods">The tests that were made.</param>
/// <param name="Counts">Of how many numbers a side each of them was.</param>
/// <param name="Untested">How many could not be tested.</param>
internal sealed record BestTies(IReadOnlyList<int> Marked, IReadOnlyList<string> Methods, IReadOnlyList<int> Counts, int Untested)
{
    /// <summary>Tests all against the best, by the t test of pairs or Welch's, corrected by Holm.</summary>
    public static BestTies Of(IReadOnlyList<CellSample> cells, bool isMaximised, double significance)
    {
        var best = Enumerable.Range(0, cells.Count).Aggregate((best, next) => (isMaximised ? cells[next].Mean > cells[best].Mean : cells[next].Mean < cells[best].Mean) ? next : best);
        var tests = cells.Select((cell, i) => i == best ? null : Test(cells[best], cell)).ToList();
        var adjusted = Holm.Adjust([.. tests.Select(test => test?.P ?? double.NaN)]);
        var made = tests.OfType<PairTest>().Where(test => !double.IsNaN(test.P)).ToList();
        return new(
            [.. Enumerable.Range(0, cells.Count).Where(i => i == best || adjusted[i] > significance)],
            [.. made.Select(test => test.Method)],
            [.. made.SelectMany(test => test.Counts)],
            cells.Count - 1 - made.Count);
    }

    private static PairTest Test(CellSample best, CellSample other)
    {
        var pairs = best.Matched is { } first && other.Matched is { } second ? Sample.Pairs(first, second) : null;
        var (one, two) = pairs ?? (best.All, other.All);
        var difference = pairs is null ? Welch.Of(two, one) : PairedT.Of(two, one);
        var p = SampleComparison.IsNone(one, two, pairs is not null) ? 1 : difference.Test().PValue;
        return new(p, difference.Method, pairs is null ? [one.Length, two.Length] : [one.Length]);
    }

    private sealed record PairTest(double P, string Method, int[] Counts);
}
