namespace ExpRunner.Reporting;

/// <summary>Tells whether a score became worse than a limit allows.</summary>
internal static class RegressionCheck
{
    /// <summary>
    /// It did where its mean is worse by more than the tolerance and the difference was found by the test, or could not be tested because a side has
    /// one repetition; and where it had finite numbers before and has none, or others, now.
    /// </summary>
    public static bool Fails(ComparedRow row, RegressionLimit limit)
    {
        var (before, after) = (row.Samples.First, row.Samples.Second);
        if (before.Count == 0 || !double.IsFinite(before.Mean))
        {
            return false;
        }
        var worsening = limit.Goal.IsMaximised == true ? before.Mean - after.Mean : after.Mean - before.Mean;
        if (after.Count == 0 || double.IsNaN(worsening))
        {
            return true;
        }
        return worsening > limit.Tolerance.For(before.Mean) && (row.Verdict is Verdict.Worse or Verdict.Undefined || Math.Min(before.Count, after.Count) < 2);
    }
}
