using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The scores that are compared.</summary>
/// <param name="Names">Their names, numbers all.</param>
/// <param name="Notes">What was left out.</param>
internal sealed record ScoresToCompare(IReadOnlyList<string> Names, IReadOnlyList<string> Notes)
{
    /// <summary>Those that are asked for, or all that are numbers in some trial, but the time that every trial has.</summary>
    /// <exception cref="ReportException">A score that is asked for does not exist, or is text.</exception>
    public static ScoresToCompare Of(IReadOnlyList<ResultRow> rows, CompareOptions options)
    {
        var all = new TrialNames(rows).Scores;
        if (rows.Count == 0)
        {
            return new([], []);
        }
        foreach (var limit in options.Regressions)
        {
            Check(limit.Goal.Score, all, "fail-on-regression");
        }
        foreach (var goal in options.Scores)
        {
            Check(goal.Score, all, "score");
        }
        if (options.Scores.Count > 0)
        {
            return new([.. options.Scores.Concat(options.Regressions.Select(limit => limit.Goal)).Select(goal => goal.Score).Distinct()], []);
        }
        string[] texts = [.. all.Where(score => score.Value).Select(score => score.Key)];
        return new(
            [.. all.Where(score => !score.Value && (score.Key != ScoreGoal.FitTime || all.Count(other => !other.Value) == 1 || options.Regressions.Any(limit => limit.Goal.Score == score.Key))).Select(score => score.Key)],
            texts.Length > 0 ? [$"Text is not tested: {string.Join(", ", texts)}."] : []);
    }

    private static void Check(string score, IReadOnlyDictionary<string, bool> all, string option)
    {
        if (!all.TryGetValue(score, out var isText))
        {
            throw new ReportException($"{option}: there is no score '{score}'.{(NearNames.Hint(score, all.Keys) is { Length: > 0 } hint ? hint : $" Known are: {string.Join(", ", all.Keys)}.")}");
        }
        if (isText)
        {
            throw new ReportException($"{option}: '{score}' is text; only numbers can be tested.");
        }
    }
}
