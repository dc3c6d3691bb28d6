namespace ExpRunner.Reporting;

/// <summary>How much worse a score may become.</summary>
/// <param name="Goal">The score, and which way is better.</param>
/// <param name="Tolerance">What is let pass.</param>
public sealed record RegressionLimit(ScoreGoal Goal, Tolerance Tolerance)
{
    /// <summary>Reads <c>accuracy:max:1%</c> or <c>loss:min:0.01</c>; without a tolerance nothing is let pass.</summary>
    /// <exception cref="ReportException">The direction is missing, or the tolerance is none.</exception>
    public static RegressionLimit Parse(string text)
    {
        const string option = "fail-on-regression";
        var goal = ScoreGoal.Parse(text);
        if (text.EndsWith(":max", StringComparison.Ordinal) || text.EndsWith(":min", StringComparison.Ordinal))
        {
            return new(goal, default);
        }
        var mark = text.LastIndexOf(':');
        goal = mark < 0 ? goal : ScoreGoal.Parse(text[..mark]);
        return mark > 0 && goal.Score.Length > 0 && text[..mark] != goal.Score && goal.IsMaximised is not null
            ? new(goal, Tolerance.Parse(text[(mark + 1)..], option))
            : throw new ReportException($"{option}: '{text}' does not say which way is better. Write SCORE:max:1% or SCORE:min:1%.");
    }
}
