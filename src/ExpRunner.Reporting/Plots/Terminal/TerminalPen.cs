using System.Globalization;

namespace ExpRunner.Reporting.Plots;

/// <summary>Colours and widths of a terminal; without colours text stays as it is.</summary>
internal sealed class TerminalPen(TerminalLook look)
{
    private const string Reset = "\u001b[0m";

    /// <summary>Points of series, told apart without colours.</summary>
    private const string Dots = "●■▲◆▼○□△◇▽";

    /// <summary>The columns there are.</summary>
    public int Width => look.Width;

    /// <summary>Whether there are colours.</summary>
    public bool HasColour => look.HasColour;

    /// <summary>The point of a series.</summary>
    public static char Dot(int place) => Dots[Math.Max(0, place) % Dots.Length];

    public string Bold(string text) => look.HasColour ? $"\u001b[1m{text}{Reset}" : text;

    public string Faint(string text) => look.HasColour ? $"\u001b[2m{text}{Reset}" : text;

    /// <summary>Text in the colour of a series.</summary>
    public string In(PlotSeries series, Plot plot, string text) => Coloured(text, Palettes.Of(series, plot, look.Theme));

    /// <summary>Text in a colour.</summary>
    public string Coloured(string text, string? colour) => look.HasColour && colour is not null ? $"\u001b[38;5;{Code(colour)}m{text}{Reset}" : text;

    /// <summary>The colour of a series, or null where there are none.</summary>
    public string? ColourOf(PlotSeries series, Plot plot) => look.HasColour ? Palettes.Of(series, plot, look.Theme) : null;

    /// <summary>Text on a colour.</summary>
    public string On(string text, string colour)
        => look.HasColour ? $"\u001b[48;5;{Code(colour)};38;5;{(Palettes.TextOn(colour) == "#000000" ? 16 : 231)}m{text}{Reset}" : text;

    /// <summary>The text cut to a width.</summary>
    public static string Fit(string text, int width)
    {
        if (TextWidth.Of(text) <= width)
        {
            return text;
        }
        var elements = StringInfo.ParseCombiningCharacters(text);
        for (var keep = elements.Length - 1; keep > 0; keep--)
        {
            var cut = text[..elements[keep]] + "…";
            if (TextWidth.Of(cut) <= width)
            {
                return cut;
            }
        }
        return width > 0 ? "…" : "";
    }

    /// <summary>The text in lines of a width.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in PlotText.Glued(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && TextWidth.Of(longer) > width)
            {
                yield return PlotText.Loose(line);
                longer = word;
            }
            line = Fit(longer, width);
        }
        if (line.Length > 0)
        {
            yield return PlotText.Loose(line);
        }
    }

    /// <summary>The legend in lines.</summary>
    public IEnumerable<string> Legend(Plot plot)
    {
        var entries = plot.Legend.Select((series, place) => (series.Name, Mark: Dot(place), Series: series)).ToList();
        if (entries.Count == 0)
        {
            yield break;
        }
        var line = plot.LegendTitle.Length > 0 ? TerminalPen.Fit(plot.LegendTitle, Width / 2) + ":" : "";
        var width = TextWidth.Of(line);
        foreach (var (name, mark, series) in entries)
        {
            var text = Fit(name, Width - 4);
            if (width > 0 && width + TextWidth.Of(text) + 4 > Width)
            {
                yield return line;
                (line, width) = ("", 0);
            }
            line += $"{(width > 0 ? "  " : "")}{In(series, plot, mark.ToString())} {text}";
            width += TextWidth.Of(text) + 4;
        }
        yield return line;
    }

    /// <summary>The nearest of the 6x6x6 colours that nearly every terminal has.</summary>
    private static int Code(string colour)
    {
        var parts = Palettes.Parts(colour);
        int Level(int part) => part < 48 ? 0 : part < 115 ? 1 : (part - 35) / 40;
        return 16 + (36 * Level(parts[0])) + (6 * Level(parts[1])) + Level(parts[2]);
    }
}
