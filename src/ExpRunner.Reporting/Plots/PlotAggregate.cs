namespace ExpRunner.Reporting.Plots;

/// <summary>How several numbers become one.</summary>
public enum PlotAggregate
{
    /// <summary>The arithmetic mean.</summary>
    Mean,
    /// <summary>The middle number.</summary>
    Median,
    /// <summary>The sum.</summary>
    Sum,
    /// <summary>The sample deviation, dividing by n - 1.</summary>
    Std,
    /// <summary>The product.</summary>
    Product,
    /// <summary>The least number.</summary>
    Min,
    /// <summary>The greatest number.</summary>
    Max,
    /// <summary>How many numbers there are.</summary>
    Count,
}
