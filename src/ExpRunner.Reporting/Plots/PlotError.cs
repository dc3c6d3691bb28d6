namespace ExpRunner.Reporting.Plots;

/// <summary>What error bars and bands show.</summary>
public enum PlotError
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>One sample deviation to both sides.</summary>
    Sd,
    /// <summary>One standard error of the mean to both sides.</summary>
    Se,
    /// <summary>The 95% confidence interval of the mean by Student's t.</summary>
    Ci95,
    /// <summary>From the 2.5% to the 97.5% quantile of the numbers themselves.</summary>
    Percentile,
    /// <summary>The 95% confidence interval of the mean by the bootstrap.</summary>
    Bootstrap,
}
