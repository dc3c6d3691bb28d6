namespace ExpRunner.Reporting.Plots;

/// <summary>What a terminal can show.</summary>
/// <param name="Width">Its columns.</param>
/// <param name="HasColour">Whether it shows colours.</param>
/// <param name="Theme">Its ground.</param>
public sealed record TerminalLook(int Width, bool HasColour, PlotTheme Theme = PlotTheme.Dark)
{
    /// <summary>Whether it shows ASCII alone.</summary>
    public bool IsAscii { get; init; }
}
