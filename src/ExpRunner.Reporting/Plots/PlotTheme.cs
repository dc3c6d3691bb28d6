namespace ExpRunner.Reporting.Plots;

/// <summary>What a picture stands on.</summary>
public enum PlotTheme
{
    /// <summary>Paper.</summary>
    Light,
    /// <summary>A dark page.</summary>
    Dark,
}
