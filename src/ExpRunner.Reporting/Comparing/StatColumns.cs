using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The columns of two samples held against each other.</summary>
internal static class StatColumns
{
    /// <summary>All numbers, for programs.</summary>
    /// <param name="first">What the first is called in names, such as <c>a</c>.</param>
    /// <param name="second">What the second is called.</param>
    public static IReadOnlyList<StatColumn> ForPrograms(string first, string second) =>
    [
        Plain("n_" + first, samples => Value.Of(samples.First.Count)),
        Plain("n_" + second, samples => Value.Of(samples.Second.Count)),
        Number("mean_" + first, samples => samples.First.Mean),
        Number("mean_" + second, samples => samples.Second.Mean),
        Number("sd_" + first, samples => samples.First.SampleDeviation),
        Number("sd_" + second, samples => samples.Second.SampleDeviation),
        Plain("paired", samples => Value.Of(samples.IsPaired)),
        Number("difference", samples => samples.Difference.Difference),
        Number("ci95_low_difference", samples => samples.Difference.Interval().Low),
        Number("ci95_high_difference", samples => samples.Difference.Interval().High),
        Plain("test", samples => Value.Of(samples.Test.Method)),
        Number("t", samples => samples.Test.Statistic),
        Number("df", samples => samples.Test.DegreesOfFreedom),
        Number("p_t", samples => samples.Test.PValue),
        Plain("rank_test", samples => Value.Of(samples.RankTest.Method)),
        Number("rank_statistic", samples => samples.RankTest.Statistic),
        Number("p_rank", samples => samples.RankTest.PValue),
        Number("cohen_d", samples => samples.CohenD),
        Number("cohen_dz", samples => samples.CohenDz),
        Number("hedges_g", samples => samples.HedgesG),
        Number("cliffs_delta", samples => samples.CliffsDelta),
    ];

    /// <summary>What people want to see; the effect is d_z where all are pairs.</summary>
    public static IReadOnlyList<StatColumn> ForPeople(string first, string second, bool allPaired) =>
    [
        Number(first, samples => samples.First.Mean) with { Kind = ReportColumnKind.Score },
        Number(second, samples => samples.Second.Mean) with { Kind = ReportColumnKind.Score },
        Plain("change", samples => Value.Of(StatText.Change(samples.First.Mean == 0 ? double.NaN : (samples.Second.Mean - samples.First.Mean) / Math.Abs(samples.First.Mean)))),
        Plain("ci95 of difference", samples => Value.Of(StatText.Of(samples.Difference.Interval()))),
        allPaired ? Plain("d_z", samples => Value.Of(StatText.Effect(samples.CohenDz))) : Plain("d", samples => Value.Of(StatText.Effect(samples.CohenD))),
        Plain("Cliff", samples => Value.Of(StatText.Effect(samples.CliffsDelta))),
    ];

    private static StatColumn Plain(string name, Func<SampleComparison, Value> cell) => new(name, ReportColumnKind.Trial, cell);

    private static StatColumn Number(string name, Func<SampleComparison, double> cell)
        => new(name, ReportColumnKind.Statistic, samples => Cell.Defined(!double.IsNaN(cell(samples)), cell(samples)));
}

/// <summary>A column of two samples.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="Cell">Gives a cell.</param>
internal sealed record StatColumn(string Name, ReportColumnKind Kind, Func<SampleComparison, Value> Cell)
{
    public ReportColumn Described => new(Name, Name, Kind);
}
