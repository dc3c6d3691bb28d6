namespace ExpRunner.Reporting.Plots;

/// <summary>Dashes and forms that tell series apart without colours.</summary>
internal static class SvgLook
{
    private static readonly string[] Patterns = ["", "4 2", "1.2 1.8", "6 2 1.2 2", "8 3", "2 2"];

    /// <summary>The attribute for a style's dashes.</summary>
    public static string Dashes(int style) => Patterns[style % Patterns.Length] is { Length: > 0 } pattern ? $" stroke-dasharray=\"{pattern}\"" : "";

    /// <summary>A style's point.</summary>
    public static void Dot(SvgCanvas canvas, double x, double y, double size, int style, string colour, string more)
    {
        (double X, double Y)[] corners = (style % 5) switch
        {
            0 => [],
            1 => [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            2 => [(0, -1.25), (1.1, 0.8), (-1.1, 0.8)],
            3 => [(0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)],
            _ => [(0, 1.25), (1.1, -0.8), (-1.1, -0.8)],
        };
        if (corners.Length == 0)
        {
            canvas.Raw($"<circle cx=\"{SvgCanvas.N(x)}\" cy=\"{SvgCanvas.N(y)}\" r=\"{SvgCanvas.N(size)}\" fill=\"{colour}\"{more}/>");
            return;
        }
        canvas.Path(corners.Select(corner => (x + (corner.X * size), y + (corner.Y * size))), true, $" fill=\"{colour}\"{more}");
    }
}
