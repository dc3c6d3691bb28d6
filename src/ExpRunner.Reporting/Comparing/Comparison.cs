using ExpRunner.Statistics;

namespace ExpRunner.Reporting;

/// <summary>Two results of the same experiments, such as before and after a change, config by config.</summary>
/// <param name="Rows">One for each score of each config that both have.</param>
/// <param name="Notes">Sentences on what was compared and what was not.</param>
/// <param name="Warnings">What was passed over.</param>
public sealed record Comparison(IReadOnlyList<ComparedRow> Rows, IReadOnlyList<string> Notes, IReadOnlyList<string> Warnings)
{
    /// <summary>What became worse than a limit allows.</summary>
    public IEnumerable<ComparedRow> Regressions => Rows.Where(row => row.IsRegression);

    /// <summary>
    /// Compares. Configs are the same when all fields that both results have are equal by value; each score is tested with a t test and a rank test,
    /// paired where repetitions with one run_id had the same luck, and corrected by Holm over the configs.
    /// </summary>
    /// <param name="first">Where it was.</param>
    /// <param name="second">Where it is now.</param>
    /// <param name="options">What to compare and how.</param>
    /// <exception cref="ReportException">There is nothing to compare, or an option does not fit.</exception>
    /// <exception cref="Expressions.ExpressionException">The Where expression is wrong.</exception>
    public static Comparison Of(ResultSet first, ResultSet second, CompareOptions options)
    {
        options.Check();
        var warnings = first.Warnings.Concat(second.Warnings).ToList();
        var (before, after) = Filtered(first, second, options);
        var pairs = TrialPairs.Of(before, after, options.Ignore);
        var scores = ScoresToCompare.Of([.. pairs.Both.SelectMany(pair => new[] { pair.First, pair.Second })], options);
        var draws = options.Pairing == Pairing.Auto ? SharedDraws.Of(before.Concat(after), warnings) : new SharedDraws();
        var rows = new List<ComparedRow>();
        foreach (var pair in pairs.Both)
        {
            var pairing = options.Pairing == Pairing.RunId || (options.Pairing == Pairing.Auto && draws.AreShared(pair.First, pair.Second));
            rows.AddRange(scores.Names.Select(score => RowOf(pair, score, pairing)).OfType<ComparedRow>());
        }
        if (rows.Count == 0)
        {
            throw new ReportException($"There is nothing to compare: {(pairs.Both.Count == 0 ? "no config is in both results" : "no score of the configs in both results is a number")}.{string.Concat(pairs.Notes.Select(note => " " + note))}");
        }
        var judged = Judged(rows, options);
        return new(judged, [.. PairingNotes.Of(judged, pairs, draws, options), .. pairs.Notes, .. scores.Notes], warnings);
    }

    private static (List<ResultRow> First, List<ResultRow> Second) Filtered(ResultSet first, ResultSet second, CompareOptions options)
    {
        if (options.Where is null)
        {
            return ([.. first.Rows], [.. second.Rows]);
        }
        var filter = new TrialFilter(options.Where, new(new TrialNames(first.Rows.Concat(second.Rows))));
        return ([.. first.Rows.Where(row => filter.Keeps(new(row)))], [.. second.Rows.Where(row => filter.Keeps(new(row)))]);
    }

    /// <summary>Null where neither has the score, or it is text.</summary>
    private static ComparedRow? RowOf(TrialPair pair, string score, bool pairing)
    {
        if (!pair.First.Scores.ContainsKey(score) && !pair.Second.Scores.ContainsKey(score) && !pair.First.IsFailed && !pair.Second.IsFailed)
        {
            return null;
        }
        if (Sample.Of(pair.First, score) is not { } before || Sample.Of(pair.Second, score) is not { } after || (before.Numbers.Length == 0 && after.Numbers.Length == 0))
        {
            return null;
        }
        return new()
        {
            Experiment = pair.First.Experiment,
            Config = pair.Config,
            Score = score,
            Samples = SampleComparison.Of(before, after, pairing),
            Reason = Unlucky("A", pair.First, before) ?? Unlucky("B", pair.Second, after),
        };
    }

    private static string? Unlucky(string side, ResultRow row, Sample sample)
        => sample.Numbers.Length == 0 ? $"no number in {side}{(row.IsFailed ? $" ({row.Status})" : "")}"
            : sample.Undefined > 0 ? $"{sample.Undefined} of {sample.Numbers.Length} not finite in {side}" : null;

    private static List<ComparedRow> Judged(List<ComparedRow> rows, CompareOptions options)
    {
        var judge = new Judge(options);
        var judged = new List<ComparedRow>();
        foreach (var family in rows.GroupBy(row => (row.Experiment, row.Score)))
        {
            var adjusted = Holm.Adjust([.. family.Select(row => judge.PValue(row.Samples))]);
            judged.AddRange(family.Select((row, i) => Judged(row, adjusted[i], judge.Alpha(adjusted), judge, options)));
        }
        return judged;
    }

    private static ComparedRow Judged(ComparedRow row, double adjusted, double alpha, Judge judge, CompareOptions options)
    {
        var verdict = judge.VerdictOf(row.Samples, adjusted, options.IsMaximised(row.Score));
        row = row with
        {
            AdjustedP = adjusted,
            Verdict = verdict,
            Missing = verdict == Verdict.TooFew ? judge.Missing(row.Samples, alpha) : null,
            Reason = verdict == Verdict.Undefined ? row.Reason : null,
        };
        var limit = options.Regressions.FirstOrDefault(limit => limit.Goal.Score == row.Score);
        return limit is null ? row : row with { IsRegression = RegressionCheck.Fails(row, limit) };
    }
}
