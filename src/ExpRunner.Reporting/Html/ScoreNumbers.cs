using ExpRunner.Statistics;

namespace ExpRunner.Reporting.Html;

/// <summary>A score that is a number: its mean in each trial.</summary>
/// <param name="Name">The score.</param>
/// <param name="Means">For each trial the mean; NaN where it has none.</param>
internal sealed record ScoreNumbers(string Name, double[] Means)
{
    private const double NarrowShare = 0.8;

    /// <summary>Whether its means lie close together and far from 0.</summary>
    public bool IsNarrow { get; } = Means.Where(double.IsFinite).ToList() is { Count: > 0 } means && means.Min() * means.Max() > 0
        && means.Min(Math.Abs) > NarrowShare * means.Max(Math.Abs);

    /// <summary>Whether it tells trials apart.</summary>
    public bool Varies { get; } = Means.Where(double.IsFinite).Distinct().Skip(1).Any();

    /// <summary>The scores that are numbers; the time that every trial has comes last.</summary>
    public static IReadOnlyList<ScoreNumbers> Of(TrialRows rows)
        => [.. rows.Names.Scores.Where(score => !score.Value).OrderBy(score => score.Key == ScoreGoal.FitTime).Select(score => new ScoreNumbers(score.Key, [.. rows.All.Select(row => Mean(row, score.Key))]))];

    private static double Mean(ResultRow row, string score)
    {
        if (!row.Scores.TryGetValue(score, out var values))
        {
            return double.NaN;
        }
        var numbers = new List<double>(values.Count);
        foreach (var value in values)
        {
            if (TrialGroup.TryNumber(value, out var number))
            {
                numbers.Add(number);
            }
        }
        return numbers.Count == 0 ? double.NaN : numbers.Count == 1 ? numbers[0] : Summary.Of([.. numbers]).Mean;
    }
}
