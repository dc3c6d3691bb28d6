using System.Globalization;
using ExpRunner.Reporting;
using ExpRunner.Reporting.Plots;

namespace ExpRunner.Tool;

/// <summary>The words of options and plot files.</summary>
internal static class PlotWords
{
    /// <summary>The kinds, as they are written.</summary>
    public static IReadOnlyList<string> Kinds { get; } = Names<PlotKind>();

    /// <summary>A kind; null: there is none of this name.</summary>
    public static PlotKind? Kind(string text) => Kinds.Contains(text) ? Enum.Parse<PlotKind>(text, ignoreCase: true) : null;

    /// <summary>One of the words of an option; null where it is not given.</summary>
    /// <exception cref="ReportException">There is no such word.</exception>
    public static T? Word<T>(string option, string? text)
        where T : struct, Enum
        => text is null ? null : Names<T>().Contains(text) ? Enum.Parse<T>(text, ignoreCase: true)
            : throw new ReportException($"{option}: there is no '{text}'; it is one of {string.Join(", ", Names<T>())}.");

    /// <summary>Which axes are logarithmic.</summary>
    /// <exception cref="ReportException">An axis is neither x nor y.</exception>
    public static (bool X, bool Y) Axes(IReadOnlyCollection<string> names)
        => names.FirstOrDefault(name => name is not ("x" or "y")) is { } wrong
            ? throw new ReportException($"log: there is no axis '{wrong}'; it takes x, y or x,y.")
            : (names.Contains("x"), names.Contains("y"));

    /// <summary>From where to where: <c>0.9:1</c>.</summary>
    /// <exception cref="ReportException">It is not two numbers.</exception>
    public static (double From, double To)? Range(string? text)
    {
        if (text is null)
        {
            return null;
        }
        var parts = text.Split(':');
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var from)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var to)
            ? (from, to) : throw new ReportException($"range: '{text}' is not FROM:TO, two numbers with a colon between them, such as 0.9:1.");
    }

    /// <summary>A length in millimetres.</summary>
    /// <exception cref="ReportException">Nothing of that size can be printed.</exception>
    public static double Millimetres(string option, double number) => number is >= 30 and <= 1000 ? number
        : throw new ReportException($"{option}: {number.ToString(CultureInfo.InvariantCulture)} mm is no size for a figure; it is 30 to 1000. A column of a journal is about 85 wide, a page 180.");

    private static List<string> Names<T>()
        where T : struct, Enum
        => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
}
