using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;
using ExpRunner.Expressions;
using ExpRunner.Reporting;
using ExpRunner.Reporting.Plots;
using ExpRunner.Sweeps;

namespace ExpRunner.Tool;

/// <summary><c>plot</c>: results as pictures, in files or in the terminal.</summary>
internal sealed class PlotCommand
{
    private readonly Argument<string> _what = new("KIND") { Description = $"{string.Join(", ", PlotWords.Kinds)}; or a plot file (.yaml)" };

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = $"A results.jsonl, an experiment's folder, or a folder with experiments below it. Default: {Report.DefaultPath}",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly PlotArguments _arguments = new();
    private readonly Option<string> _out = new("--out", "-o") { Description = "The file: .svg, .png, .pdf, .html, or .json for ECharts; without it the terminal", HelpName = "FILE" };
    private readonly Option<string> _theme = new("--theme") { Description = "light or dark ground; default: light in files, dark in the terminal", HelpName = "THEME" };
    private readonly Option<double> _width = new("--width") { Description = "Width of the figure in millimetres; a column of a journal is about 85, a page 180", DefaultValueFactory = _ => 85, HelpName = "MM", CustomParser = result => PlotArguments.Number(result) ?? 0 };
    private readonly Option<double?> _height = new("--height") { Description = "Height of each panel in millimetres", HelpName = "MM", CustomParser = PlotArguments.Number };
    private readonly Option<int?> _columns = new("--columns") { Description = "Panels beside each other", HelpName = "N" };
    private readonly Option<bool> _noCaption = new("--no-caption") { Description = "Leave out the sentences that say what bars and bands mean" };

    private PlotCommand() => _paths.Validators.Add(Refusals.RefuseOptions);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var plot = new PlotCommand();
        var command = new Command("plot", "Draws results: in the terminal, or as a file for a paper or a page.") { plot._what, plot._paths };
        foreach (var option in (Option[])[.. plot._arguments.All, plot._out, plot._theme, plot._width, plot._height, plot._columns, plot._noCaption])
        {
            command.Options.Add(option);
        }
        command.SetAction(plot.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var errors = parsed.InvocationConfiguration.Error;
        var warnings = new List<string>();
        try
        {
            var figures = Figures(parsed, warnings);
            warnings.ForEach(warning => errors.WriteLine($"warning: {warning}"));
            warnings.Clear();
            foreach (var (figure, file) in figures)
            {
                await PlotOutput.WriteAsync(figure, file, PlotWords.Word<PlotTheme>("theme", parsed.GetValue(_theme)), parsed.InvocationConfiguration.Output, cancel);
            }
            return ExitCode.Ok;
        }
        catch (SweepException fault)
        {
            warnings.ForEach(warning => errors.WriteLine($"warning: {warning}"));
            foreach (var problem in fault.Problems)
            {
                errors.WriteLine($"error: {problem}");
            }
        }
        catch (Exception fault) when (fault is ReportException or ExpressionException or IOException or UnauthorizedAccessException)
        {
            warnings.ForEach(warning => errors.WriteLine($"warning: {warning}"));
            errors.WriteLine($"error: {(fault is ExpressionException ? "--where: " : "")}{fault.Message}");
        }
        return ExitCode.BadUsage;
    }

    private List<(PlotFigure Figure, string? File)> Figures(ParseResult parsed, List<string> warnings)
    {
        var (what, paths, file) = (parsed.GetValue(_what)!, parsed.GetValue(_paths) ?? [], parsed.GetValue(_out));
        if (PlotWords.Kind(what) is { } kind)
        {
            return [(Figure(parsed, Plotter.Draw(Load(paths, warnings), _arguments.Read(parsed, kind), warnings)), file)];
        }
        if (!what.EndsWith(".yaml", StringComparison.Ordinal) && !what.EndsWith(".yml", StringComparison.Ordinal))
        {
            throw new ReportException($"There is no kind of plot '{what}'. It is one of {string.Join(", ", PlotWords.Kinds)}, or a plot file that ends in .yaml.");
        }
        if (_arguments.Given(parsed).ToList() is { Count: > 0 } given)
        {
            throw new ReportException($"{what}: a plot file says itself what to draw, and takes no {string.Join(", ", given)}.");
        }
        var figures = PlotFile.Read(what, path => Load(path.Count > 0 ? path : paths, warnings), warnings);
        return file is not null && figures.Count > 1
            ? throw new ReportException($"{what} has {figures.Count} figures, and -o names one file. Give each an 'out:' of its own.")
            : [.. figures.Select(figure => (figure.Figure, file ?? figure.Out))];
    }

    private PlotFigure Figure(ParseResult parsed, IReadOnlyList<Plot> panels) => new()
    {
        Panels = panels,
        Title = panels.Count > 1 ? parsed.GetValue<string>("--title") ?? "" : "",
        Columns = parsed.GetValue(_columns) is { } columns ? Math.Clamp(columns, 1, 20) : Math.Clamp((int)(parsed.GetValue(_width) / 60), 1, panels.Count),
        Width = PlotWords.Millimetres("width", parsed.GetValue(_width)),
        Height = parsed.GetValue(_height) is { } height ? PlotWords.Millimetres("height", height) : null,
        HasCaption = !parsed.GetValue(_noCaption),
    };

    private static ResultSet Load(IReadOnlyList<string> paths, List<string> warnings)
    {
        var results = Report.Load(paths);
        warnings.AddRange(results.Warnings);
        return results;
    }
}
