using ExpRunner.Statistics;

namespace ExpRunner.Reporting;

/// <summary>What a score of an experiment depends on: an analysis of variance on full grids, permutation importance otherwise.</summary>
public sealed record FieldImportance
{
    /// <summary>The experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The score.</summary>
    public required string Score { get; init; }

    /// <summary>The config fields that vary.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The analysis of variance; null where the configs are no full, balanced grid.</summary>
    public Anova? Anova { get; init; }

    /// <summary>The permutation importance of each field; null where there is an analysis of variance, or too little to learn from.</summary>
    public PermutationImportance? Permutation { get; init; }

    /// <summary>Why there is no analysis of variance; empty where there is.</summary>
    public required string Reason { get; init; }

    /// <summary>Sentences on what was computed.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Computes it for each experiment and score.</summary>
    /// <param name="results">The trials.</param>
    /// <param name="options">Scores, Where, Ignore and Pairing count; the rest does not.</param>
    /// <param name="warnings">Takes what was passed over.</param>
    /// <exception cref="ReportException">No score is a number that varies with a field, or an option does not fit.</exception>
    /// <exception cref="Expressions.ExpressionException">The Where expression is wrong.</exception>
    public static IReadOnlyList<FieldImportance> Of(ResultSet results, CompareOptions options, ICollection<string> warnings)
    {
        results.Warnings.ToList().ForEach(warnings.Add);
        IReadOnlyList<ResultRow> rows = results.Rows;
        if (options.Where is not null)
        {
            var filter = new TrialFilter(options.Where, new(new TrialNames(rows)));
            rows = [.. rows.Where(row => filter.Keeps(new(row)))];
        }
        var scores = ScoresToCompare.Of(rows, options);
        TreatmentFields.Check(rows, new([], []), options.Ignore);
        var draws = options.Pairing == Pairing.Auto ? SharedDraws.Of(rows, warnings) : new SharedDraws();
        var found = new List<FieldImportance>();
        foreach (var experiment in rows.GroupBy(row => row.Experiment))
        {
            var builder = new ImportanceBuilder(experiment.Key, [.. experiment], options, draws);
            found.AddRange(scores.Names.Select(builder.Build).OfType<FieldImportance>());
        }
        return found.Count > 0 ? found
            : throw new ReportException(rows.Count == 0 ? "where: no trial matches." : "Nothing can be said of importance: no config field varies among trials with a number as score.");
    }
}
