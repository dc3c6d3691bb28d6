using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ExpRunner.Reporting;
using ExpRunner.Reporting.Plots;

namespace ExpRunner.Tool;

/// <summary>The options of <c>plot</c> that say what to draw.</summary>
internal sealed class PlotArguments
{
    private readonly Option<string> _x = Text("--x", "First axis: a column or an expression, such as 'log10(lr)'; of a Pareto front with :min or :max");
    private readonly Option<string> _y = Text("--y", "Second axis, such as Accuracy or '1 - Accuracy'; with curves the name of a logged series");
    private readonly Option<string> _z = Text("--z", "What the colours of a heatmap show");
    private readonly Option<string> _hue = Text("--hue", "What colours tell apart");
    private readonly Option<string> _style = Text("--style", "What dashes and forms of points tell apart");
    private readonly Option<string> _facet = Text("--facet", "A panel for each value of this");
    private readonly Option<string[]> _fields = new("--fields") { Description = "The fields of importance or parallel coordinates; default: all that vary", HelpName = "A,B,..." };
    private readonly Option<string> _where = Text("--where", "Keep trials this is true for");
    private readonly Option<string> _aggregate = Text("--aggregate", "How several numbers become one: mean, median, sum, std, product, min, max, count");
    private readonly Option<string> _error = Text("--error", "Error bars and bands: ci95 (Student), bootstrap, sd, se, percentile, none");
    private readonly Option<string[]> _log = new("--log") { Description = "Logarithmic axes: x, y or x,y", HelpName = "AXES" };
    private readonly Option<string> _range = Text("--range", "From where to where the second axis, or the colours of a heatmap, go: 0.9:1");
    private readonly Option<int?> _bins = new("--bins") { Description = "Bins of a histogram; default: as Freedman and Diaconis advise" };
    private readonly Option<bool?> _annotate = new("--annotate") { Description = "Numbers in the fields of a heatmap: true or false" };
    private readonly Option<int?> _round = new("--round") { Description = "Decimals of numbers in the picture, 0 to 15", HelpName = "DECIMALS" };
    private readonly Option<string> _palette = Text("--palette", "Colours for numbers: viridis or cividis");
    private readonly Option<string> _title = Text("--title", "What stands above");
    private readonly Option<string> _xLabel = Text("--xlabel", "What the first axis is called");
    private readonly Option<string> _yLabel = Text("--ylabel", "What the second axis is called");
    private readonly Option<string> _zLabel = Text("--zlabel", "What the colours of a heatmap are called");

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_x, _y, _z, _hue, _style, _facet, _fields, _where, _aggregate, _error, _log, _range, _bins, _annotate, _round, _palette, _title, _xLabel, _yLabel, _zLabel];

    /// <summary>Those that were given.</summary>
    public IEnumerable<string> Given(ParseResult parsed) => All.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name);

    /// <summary>What was asked for.</summary>
    /// <exception cref="ReportException">A word is none of those known.</exception>
    public PlotOptions Read(ParseResult parsed, PlotKind kind)
    {
        var log = PlotWords.Axes(Split(parsed.GetValue(_log)));
        return new()
        {
            Kind = kind,
            X = parsed.GetValue(_x),
            Y = parsed.GetValue(_y),
            Z = parsed.GetValue(_z),
            Hue = parsed.GetValue(_hue),
            Style = parsed.GetValue(_style),
            Facet = parsed.GetValue(_facet),
            Fields = Split(parsed.GetValue(_fields)),
            Where = parsed.GetValue(_where),
            Aggregate = PlotWords.Word<PlotAggregate>("aggregate", parsed.GetValue(_aggregate)),
            Error = PlotWords.Word<PlotError>("error", parsed.GetValue(_error)),
            LogX = log.X,
            LogY = log.Y,
            Range = PlotWords.Range(parsed.GetValue(_range)),
            Bins = parsed.GetValue(_bins),
            Annotate = parsed.GetValue(_annotate),
            Decimals = parsed.GetValue(_round),
            Palette = PlotWords.Word<PlotPalette>("palette", parsed.GetValue(_palette)) ?? default,
            Title = parsed.GetValue(_title),
            XLabel = parsed.GetValue(_xLabel),
            YLabel = parsed.GetValue(_yLabel),
            ZLabel = parsed.GetValue(_zLabel),
        };
    }

    /// <summary>A number as it is written everywhere, whatever the machine's language.</summary>
    public static double? Number(ArgumentResult result)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }
        result.AddError($"'{result.Tokens[0].Value}' is no number.");
        return null;
    }

    private static Option<string> Text(string name, string description) => new(name) { Description = description, HelpName = name.TrimStart('-').ToUpperInvariant() };

    private static string[] Split(string[]? lists)
        => [.. (lists ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
