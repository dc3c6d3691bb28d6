namespace ExpRunner.Reporting;

/// <summary>A score, and which way is better.</summary>
/// <param name="Score">The score's name.</param>
/// <param name="IsMaximised">Whether more is better; null where nobody said.</param>
public sealed record ScoreGoal(string Score, bool? IsMaximised)
{
    /// <summary>The score that every trial has: seconds, so that less is better.</summary>
    internal const string FitTime = "fit_time";

    /// <summary>Reads <c>accuracy</c>, <c>accuracy:max</c> or <c>loss:min</c>.</summary>
    public static ScoreGoal Parse(string text) => text.EndsWith(":max", StringComparison.Ordinal) ? new(text[..^4], true)
        : text.EndsWith(":min", StringComparison.Ordinal) ? new(text[..^4], false)
        : new(text, text == FitTime ? false : null);
}
