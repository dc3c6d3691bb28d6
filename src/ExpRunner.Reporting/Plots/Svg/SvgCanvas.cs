using System.Globalization;
using System.Text;

namespace ExpRunner.Reporting.Plots;

/// <summary>Writes elements of SVG 1.1; lengths are points.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _text = new();

    /// <summary>A length with two decimals.</summary>
    public static string N(double number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture) is "-0" ? "0" : Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Text that is no markup and no character XML forbids.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' or '\n' or '\r' => " ",
                < ' ' or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
        }
        return escaped.ToString();
    }

    /// <summary>Markup of our own.</summary>
    public void Raw(string markup) => _text.Append(markup).Append('\n');

    public void Line(double x1, double y1, double x2, double y2, string colour, double width, string more = "")
        => Raw($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{colour}\" stroke-width=\"{N(width)}\"{more}/>");

    public void Rect(double x, double y, double width, double height, string fill, string more = "")
        => Raw($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\"{more}/>");

    public void Path(IEnumerable<(double X, double Y)> points, bool isClosed, string more)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
        {
            path.Append(path.Length == 0 ? "M" : "L").Append(N(x)).Append(' ').Append(N(y));
        }
        if (path.Length > 0)
        {
            Raw($"<path d=\"{path}{(isClosed ? "Z" : "")}\"{more}/>");
        }
    }

    /// <summary>A text whose baseline begins, has its middle, or ends at a point; a halo in the colour of the ground keeps lines away from it.</summary>
    public void Text(double x, double y, string text, double size, string colour, string anchor = "start", double turn = 0, bool isBold = false, string halo = "")
    {
        var where = turn == 0 ? $"x=\"{N(x)}\" y=\"{N(y)}\"" : $"transform=\"translate({N(x)} {N(y)}) rotate({N(turn)})\"";
        var look = (anchor == "start" ? "" : $" text-anchor=\"{anchor}\"") + (isBold ? " font-weight=\"bold\"" : "")
            + (halo.Length == 0 ? "" : $" stroke=\"{halo}\" stroke-width=\"2\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        Raw($"<text {where} font-size=\"{N(size)}\" fill=\"{colour}\"{look}>{Escaped(text)}</text>");
    }

    public override string ToString() => _text.ToString();
}
