namespace ExpRunner.Reporting.Plots;

/// <summary>Colours for numbers, which stay in order for colour-blind eyes and in grey.</summary>
public enum PlotPalette
{
    /// <summary>Viridis (S. van der Walt, N. Smith, 2015).</summary>
    Viridis,
    /// <summary>Cividis (J. R. Nuñez, C. R. Anderton, R. S. Renslow, PLOS ONE 13 (2018) e0199239).</summary>
    Cividis,
}
