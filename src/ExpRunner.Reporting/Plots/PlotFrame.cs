namespace ExpRunner.Reporting.Plots;

/// <summary>The rectangle between the axes: numbers to places in a picture.</summary>
/// <param name="Plot">What is drawn in it.</param>
/// <param name="Left">Its left edge.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
internal sealed record PlotFrame(Plot Plot, double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>The axis from left to right.</summary>
    public PlotAxis Across => Plot.IsSideways ? Plot.Y : Plot.X;

    /// <summary>The other axis.</summary>
    public PlotAxis Upright => Plot.IsSideways ? Plot.X : Plot.Y;

    /// <summary>Where a point lies.</summary>
    public (double X, double Y) Place(double at, double value) => Plot.IsSideways ? (AcrossAt(value), UprightAt(at)) : (AcrossAt(at), UprightAt(value));

    public double AcrossAt(double number) => Left + (Bounded(Across.Place(number)) * Width);

    /// <summary>Upwards, but names of a sideways plot are read from the top.</summary>
    public double UprightAt(double number)
        => Plot.IsSideways ? Top + (Bounded(Upright.Place(number)) * Height) : Bottom - (Bounded(Upright.Place(number)) * Height);

    /// <summary>A viewer need not take numbers of any size.</summary>
    private static double Bounded(double place) => double.IsNaN(place) ? 0 : Math.Clamp(place, -10, 11);
}
