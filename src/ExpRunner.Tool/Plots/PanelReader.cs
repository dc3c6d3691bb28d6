using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Reporting;
using ExpRunner.Reporting.Plots;

namespace ExpRunner.Tool;

/// <summary>Reads a panel of a plot file: the options of the command line, by the same names.</summary>
internal sealed class PanelReader(Section section, YamlMap map, ProblemList problems)
{
    /// <summary>What a panel may say.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "kind", "results", "x", "y", "z", "hue", "style", "facet", "fields", "where", "aggregate", "error", "log", "range", "bins", "annotate", "round", "palette", "title", "xlabel", "ylabel", "zlabel",
    ];

    /// <summary>The options; null without a kind.</summary>
    public PlotOptions? Read()
    {
        if (section.Find("kind") is null)
        {
            problems.Add(map.Place, $"a panel needs kind:, one of {string.Join(", ", PlotWords.Kinds)}.");
            return null;
        }
        if (section.Word("kind", [.. Enum.GetValues<PlotKind>().Select(kind => (kind.ToString().ToLowerInvariant(), kind))]) is not { } kind)
        {
            return null;
        }
        var log = Asked("log", () => PlotWords.Axes([.. (section.Scalars("log", "x, y or both") ?? []).SelectMany(axis => axis.Text.Split(','))]));
        return new()
        {
            Kind = kind,
            X = section.Text("x"),
            Y = section.Text("y"),
            Z = section.Text("z"),
            Hue = section.Text("hue"),
            Style = section.Text("style"),
            Facet = section.Text("facet"),
            Fields = [.. (section.Scalars("fields", "names of columns") ?? []).Select(field => field.Text)],
            Where = section.Text("where"),
            Aggregate = Asked("aggregate", () => PlotWords.Word<PlotAggregate>("aggregate", section.Text("aggregate"))),
            Error = Asked("error", () => PlotWords.Word<PlotError>("error", section.Text("error"))),
            LogX = log.X,
            LogY = log.Y,
            Range = Asked("range", () => PlotWords.Range(section.Text("range", "FROM:TO"))),
            Bins = section.Count("bins"),
            Annotate = section.Flag("annotate"),
            Decimals = (int?)section.Number("round", "decimals from 0 to 15", number => number is >= 0 and <= 15 && double.IsInteger(number)),
            Palette = Asked("palette", () => PlotWords.Word<PlotPalette>("palette", section.Text("palette"))) ?? default,
            Title = section.Text("title"),
            XLabel = section.Text("xlabel"),
            YLabel = section.Text("ylabel"),
            ZLabel = section.Text("zlabel"),
        };
    }

    private T? Asked<T>(string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ReportException fault)
        {
            problems.Add(section.Find(key)!.Node.Place, fault.Message);
            return default;
        }
    }
}
