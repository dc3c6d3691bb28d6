namespace ExpRunner.Reporting.Plots;

/// <summary>How the values of an axis become places.</summary>
public enum AxisScale
{
    /// <summary>Equal differences are equally long.</summary>
    Linear,
    /// <summary>Equal ratios are equally long.</summary>
    Log,
    /// <summary>One place for each name.</summary>
    Categorical,
}
