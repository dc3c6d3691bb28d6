namespace ExpRunner.Reporting;

/// <summary>What stands behind the ± of a score.</summary>
public enum ScoreError
{
    /// <summary>Nothing; the score stands alone.</summary>
    None,
    /// <summary>The sample deviation.</summary>
    Sd,
    /// <summary>The standard error of the mean.</summary>
    Se,
    /// <summary>Half the width of the 95% confidence interval of the mean (Student's t).</summary>
    Ci95,
}
