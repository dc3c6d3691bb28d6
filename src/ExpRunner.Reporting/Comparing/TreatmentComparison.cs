using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The values of some config fields held against each other, for one score of one experiment.</summary>
public sealed record TreatmentComparison
{
    /// <summary>The experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The score.</summary>
    public required string Score { get; init; }

    /// <summary>The fields whose values are compared.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The treatments, the best first.</summary>
    public required IReadOnlyList<Treatment> Treatments { get; init; }

    /// <summary>Every two of them.</summary>
    public required IReadOnlyList<TreatmentPair> Pairs { get; init; }

    /// <summary>What made the blocks; empty where repetitions were not matched.</summary>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>Of several treatments: Friedman's test and Iman and Davenport's over blocks, or Kruskal and Wallis's without.</summary>
    public required IReadOnlyList<StatisticalTest> Tests { get; init; }

    /// <summary>Of several treatments over blocks: what a critical-difference diagram shows; else null.</summary>
    public CriticalDifference? CriticalDifference { get; init; }

    /// <summary>Sentences on what was compared.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Compares values of fields within sweeps: two by a t test and a rank test, several by Friedman's test over blocks as well.</summary>
    /// <param name="results">The trials.</param>
    /// <param name="between">What is compared.</param>
    /// <param name="options">How; regressions do not apply.</param>
    /// <param name="warnings">Takes what was passed over.</param>
    /// <exception cref="ReportException">There is nothing to compare, or an option does not fit.</exception>
    /// <exception cref="Expressions.ExpressionException">The Where expression is wrong.</exception>
    public static IReadOnlyList<TreatmentComparison> Of(ResultSet results, BetweenOptions between, CompareOptions options, ICollection<string> warnings)
    {
        options.Check();
        results.Warnings.ToList().ForEach(warnings.Add);
        IReadOnlyList<ResultRow> rows = results.Rows;
        if (options.Where is not null)
        {
            var filter = new TrialFilter(options.Where, new(new TrialNames(rows)));
            rows = [.. rows.Where(row => filter.Keeps(new(row)))];
        }
        if (rows.Count == 0)
        {
            throw new ReportException(options.Where is null ? "There is no trial to compare." : "where: no trial matches.");
        }
        var scores = ScoresToCompare.Of(rows, options);
        TreatmentFields.Check(rows, between, options.Ignore);
        var draws = options.Pairing == Pairing.Auto ? SharedDraws.Of(rows, warnings) : new SharedDraws();
        var comparisons = new List<TreatmentComparison>();
        foreach (var experiment in rows.GroupBy(row => row.Experiment))
        {
            var builder = new TreatmentBuilder(experiment.Key, [.. experiment], between, options, draws);
            comparisons.AddRange(scores.Names.Select(builder.Build).OfType<TreatmentComparison>());
        }
        return comparisons.Count > 0 ? comparisons
            : throw new ReportException($"between: there are no two values of {string.Join(", ", between.Between)} with numbers to compare.");
    }
}
