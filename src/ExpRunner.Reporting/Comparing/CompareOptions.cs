using ExpRunner.Statistics;

namespace ExpRunner.Reporting;

/// <summary>How results are compared.</summary>
public sealed record CompareOptions
{
    /// <summary>The scores to test; none for all that are numbers, but <c>fit_time</c>.</summary>
    public IReadOnlyList<ScoreGoal> Scores { get; init; } = [];

    /// <summary>Keeps trials for which this expression is true (docs/expressions.md); null keeps all.</summary>
    public string? Where { get; init; }

    /// <summary>Config fields that do not tell trials apart, such as where the data lie.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Which repetitions are pairs.</summary>
    public Pairing Pairing { get; init; }

    /// <summary>The test that verdicts follow.</summary>
    public TestKind Test { get; init; }

    /// <summary>The least difference that matters: what is not found different is equal only if the difference is surely below it.</summary>
    public Tolerance Margin { get; init; } = new(0.01, true);

    /// <summary>The p-value, corrected by Holm, up to which a difference counts as found.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>The chance to find a difference that the number of missing repetitions is computed for.</summary>
    public double Power { get; init; } = Statistics.Power.Usual;

    /// <summary>What counts as a regression.</summary>
    public IReadOnlyList<RegressionLimit> Regressions { get; init; } = [];

    /// <summary>Scores that are times, of which less is better where nothing else is said; <c>fit_time</c> always is.</summary>
    public IReadOnlyCollection<string> Times { get; init; } = [];

    /// <summary>The direction of a score, from whoever names it.</summary>
    internal bool? IsMaximised(string score)
        => Scores.Concat(Regressions.Select(limit => limit.Goal)).FirstOrDefault(goal => goal.Score == score && goal.IsMaximised is not null)?.IsMaximised
            ?? (score == ScoreGoal.FitTime || Times.Contains(score) ? false : null);

    /// <exception cref="ReportException">A number is out of range.</exception>
    internal void Check()
    {
        if (!(Significance > 0 && Significance < 1) || !(Power > 0 && Power < 1))
        {
            throw new ReportException("significance and power are shares between 0 and 1, such as 0.05 and 0.8.");
        }
        var directions = Scores.Concat(Regressions.Select(limit => limit.Goal)).Where(goal => goal.IsMaximised is not null).GroupBy(goal => goal.Score);
        if (directions.FirstOrDefault(score => score.DistinctBy(goal => goal.IsMaximised).Skip(1).Any()) is { } torn)
        {
            throw new ReportException($"{torn.Key}: it cannot be both max and min; say one of them everywhere.");
        }
    }
}
