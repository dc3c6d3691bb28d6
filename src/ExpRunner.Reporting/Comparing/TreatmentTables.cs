using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Treatments as tables: for programs one of all pairs, for people the ranking and the pairs of each score.</summary>
internal static class TreatmentTables
{
    public static ReportTable ForPrograms(IReadOnlyList<TreatmentComparison> comparisons)
    {
        var statistics = StatColumns.ForPrograms("a", "b");
        ReportColumn[] columns =
        [
            .. new[] { "experiment", "score", "between", "a", "b", "by", "verdict", "missing" }.Select(name => new ReportColumn(name, name, ReportColumnKind.Trial)),
            .. new[] { "p_holm", "rank_a", "rank_b", "p_nemenyi", "critical_difference", "p_several" }.Select(name => new ReportColumn(name, name, ReportColumnKind.Statistic)),
            .. statistics.Select(column => column.Described),
        ];
        return new(null, columns, [.. comparisons.SelectMany(comparison => comparison.Pairs.Select(pair => Row(comparison, pair)))], []);

        IReadOnlyList<Value> Row(TreatmentComparison comparison, TreatmentPair pair) =>
        [
            Value.Of(comparison.Experiment), Value.Of(comparison.Score), Value.Of(string.Join(",", comparison.Fields)), Value.Of(pair.First.Name), Value.Of(pair.Second.Name),
            Value.Of(string.Join(",", comparison.By)), Value.Of(StatText.Name(pair.Verdict)), pair.Missing is { } missing ? Value.Of(missing) : Value.Null,
            Number(pair.AdjustedP), Number(pair.First.AverageRank), Number(pair.Second.AverageRank), Number(pair.NemenyiP),
            Number(comparison.CriticalDifference?.Difference ?? double.NaN), Number(comparison.Tests.Count > 0 ? comparison.Tests[^1].PValue : double.NaN),
            .. statistics.Select(column => column.Cell(pair.Samples)),
        ];
    }

    public static IReadOnlyList<ReportTable> ForPeople(TreatmentComparison comparison)
        => comparison.Treatments.Count > 2 ? [Ranking(comparison), Pairs(comparison, true)] : [Pairs(comparison, false)];

    private static ReportTable Ranking(TreatmentComparison comparison)
    {
        var isRanked = comparison.By.Count > 0;
        return new(
            $"{comparison.Experiment}: {comparison.Score}",
            [
                .. comparison.Fields.Select(field => new ReportColumn(field, field, ReportColumnKind.Config)),
                .. isRanked ? [new ReportColumn("rank", "average rank", ReportColumnKind.Statistic, 3)] : Array.Empty<ReportColumn>(),
                new("mean", "mean", ReportColumnKind.Score), new("sd", "sd", ReportColumnKind.Statistic), new("n", "n", ReportColumnKind.Trial),
            ],
            [
                .. comparison.Treatments.Select(treatment => (IReadOnlyList<Value>)
                [
                    .. treatment.Values, .. isRanked ? [Number(treatment.AverageRank)] : Array.Empty<Value>(),
                    Number(treatment.Summary.Mean), Number(treatment.Summary.SampleDeviation), Value.Of(treatment.Summary.Count),
                ]),
            ],
            [.. Tests(comparison), .. comparison.Notes]);
    }

    private static IEnumerable<string> Tests(TreatmentComparison comparison)
    {
        foreach (var test in comparison.Tests)
        {
            yield return double.IsNaN(test.PValue) ? $"{test.Method}: cannot be tested; two blocks without NaN are needed."
                : StatText.Text($"{test.Method}: {test.Statistic:0.000} with {test.DegreesOfFreedom}{(double.IsNaN(test.ErrorDegreesOfFreedom) ? "" : StatText.Text($" and {test.ErrorDegreesOfFreedom}"))} degrees of freedom, p {(test.PValue < 0.001 ? "<0.001" : StatText.Text($"= {test.PValue:0.000}"))}.");
        }
        if (comparison.CriticalDifference is { } critical)
        {
            var groups = critical.Groups.Select(group => string.Join(" = ", critical.Names.Skip(group.First).Take(group.Last - group.First + 1))).ToList();
            yield return StatText.Text($"Nemenyi: average ranks that are {critical.Difference:0.000} or more apart differ (alpha {critical.Significance}); not told apart: {(groups.Count == 0 ? "none" : string.Join("; ", groups))}.");
        }
    }

    private static ReportTable Pairs(TreatmentComparison comparison, bool isSeveral)
    {
        var statistics = StatColumns.ForPeople("mean A", "mean B", !comparison.Pairs.Any(pair => pair.Samples.IsApart));
        var ranked = isSeveral && comparison.CriticalDifference is not null;
        return new(
            $"{comparison.Experiment}: {comparison.Score}{(isSeveral ? ", two by two" : "")}",
            [
                new("a", "A", ReportColumnKind.Trial), new("b", "B", ReportColumnKind.Trial),
                .. statistics.Select(column => column.Described),
                new("p", "p", ReportColumnKind.Trial), .. ranked ? [new ReportColumn("p_nemenyi", "p Nemenyi", ReportColumnKind.Trial)] : Array.Empty<ReportColumn>(),
                new("verdict", "B is", ReportColumnKind.Trial),
            ],
            [
                .. comparison.Pairs.Select(pair => (IReadOnlyList<Value>)
                [
                    Value.Of(pair.First.Name), Value.Of(pair.Second.Name), .. statistics.Select(column => column.Cell(pair.Samples)),
                    Value.Of(StatText.P(pair.AdjustedP)), .. ranked ? [Value.Of(StatText.P(pair.NemenyiP))] : Array.Empty<Value>(), Value.Of(StatText.Of(pair.Verdict, pair.Missing, null, comparison.By.Count == 0 || comparison.By.Contains(BetweenOptions.RunId) ? "repetitions" : "blocks")),
                ]),
            ],
            isSeveral ? [$"p: {Name(comparison)}, corrected by Holm over the pairs."] : [$"p: {Name(comparison)}.", .. comparison.Notes]);
    }

    private static string Name(TreatmentComparison comparison) => comparison.Pairs.All(pair => pair.Samples.IsPaired) ? "paired t (or Wilcoxon signed-rank with --test rank)" : "Welch t (or Mann-Whitney U with --test rank)";

    private static Value Number(double number) => Cell.Defined(!double.IsNaN(number), number);
}
