namespace ExpRunner.Reporting.Plots;

/// <summary>Numbers as colours.</summary>
/// <param name="Label">What the numbers are.</param>
/// <param name="From">The number of the first colour.</param>
/// <param name="To">The number of the last colour.</param>
/// <param name="Palette">The colours.</param>
public sealed record ColourScale(string Label, double From, double To, PlotPalette Palette = PlotPalette.Viridis)
{
    /// <summary>Where a number lies, 0 to 1; NaN for what is no number.</summary>
    public double Place(double number) => double.IsNaN(number) ? number : To > From ? Math.Clamp((number - From) / (To - From), 0, 1) : 0.5;
}
