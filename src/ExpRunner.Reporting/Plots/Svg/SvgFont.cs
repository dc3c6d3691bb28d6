using System.Globalization;
using System.Text;

namespace ExpRunner.Reporting.Plots;

/// <summary>The fonts of pictures, and how much room text takes: by classes of letters, a little more than Helvetica needs, as it may be replaced by a wider one.</summary>
internal static class SvgFont
{
    public const string Family = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";
    public const double Small = 7;
    public const double Normal = 7.5;
    public const double Title = 8.5;

    /// <summary>From the foot of one line to that of the next.</summary>
    public const double Leading = 1.25;

    /// <summary>The width of a text.</summary>
    public static double Width(string text, double size) => text.EnumerateRunes().Sum(Ems) * size;

    /// <summary>The text, cut with an ellipsis where it has no room.</summary>
    public static string Fit(string text, double size, double room)
    {
        if (Width(text, size) <= room)
        {
            return text;
        }
        var elements = StringInfo.ParseCombiningCharacters(text);
        for (var keep = elements.Length - 1; keep > 0; keep--)
        {
            var cut = text[..elements[keep]].TrimEnd() + "…";
            if (Width(cut, size) <= room)
            {
                return cut;
            }
        }
        return "…";
    }

    /// <summary>The text in lines that have room; a word that has none is cut.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double room)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in PlotText.Glued(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, size) > room)
            {
                lines.Add(Fit(line, size, room));
                longer = word;
            }
            line = longer;
        }
        return line.Length == 0 ? lines : [.. lines, Fit(line, size, room)];
    }

    private static double Ems(Rune rune) => rune.Value switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'i' or 'j' or 'l' or 'I' or '/' => 0.3,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' => 0.37,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.9,
        >= 'A' and <= 'Z' => 0.7,
        >= 0x2070 and <= 0x209F or 0xB9 or 0xB2 or 0xB3 => 0.38,
        _ => TextWidth.Of(rune.ToString()) > 1 ? 1.05 : 0.58,
    };
}
