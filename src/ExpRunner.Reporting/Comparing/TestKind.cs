namespace ExpRunner.Reporting;

/// <summary>The test that verdicts follow; the other one is shown beside it.</summary>
public enum TestKind
{
    /// <summary>Of means: paired t, or Welch's t.</summary>
    T,
    /// <summary>Of ranks: Wilcoxon signed-rank, or Mann-Whitney U.</summary>
    Rank,
}
