using System.CommandLine;
using System.Globalization;
using ExpRunner.Commands.Help;
using ExpRunner.Expressions;
using ExpRunner.Reporting;
using ExpRunner.Sweeps;

namespace ExpRunner.Commands;

/// <summary><c>report</c>, of the tool and of every experiment project: results as tables. Data goes to standard output, everything else to standard error.</summary>
internal sealed class ReportCommand
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = $"A results.jsonl, an experiment's folder, or a folder with experiments below it. Default: {Report.DefaultPath}",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly FormatOption _format = new("How the tables are written");
    private readonly Option<bool> _all = new("--all") { Description = "Also show what is the same in all rows, and status, error and folders" };
    private readonly Option<string> _where = Text("--where", "EXPRESSION", "Keep trials this is true for, such as \"lr < 0.1 && scores.mean_loss < 2\"");
    private readonly Option<string[]> _sort = Names("--sort", "Sort by columns or expressions; -name sorts downwards");
    private readonly Option<string[]> _select = Names("--select", "Show these columns in this order; name=Label gives a heading");
    private readonly Option<string[]> _groupBy = Names("--group-by", "Make one row of trials that agree in these columns; their repetitions are pooled");
    private readonly Option<string> _best = Text("--best", "SCORE", "Keep the row with the greatest score; name:min or -name for the least");
    private readonly Option<string[]> _by = Names("--by", "With --best: the best row for each value of these columns");
    private readonly Option<string> _round = Text("--round", "DECIMALS|error", "Decimals of scores, 0 to 15; or error, error:1, error:2: mean ± error, rounded to one or two digits of the error");
    private readonly TableOptions _table = new();
    private readonly Option<bool> _times = new("--times") { Description = "Also show how long trials and their stages took, from the journals" };
    private readonly Option<double?> _watch = ReportWatch.CreateOption();
    private readonly Option<string> _html = HtmlReport.CreateOption();
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No footer" };

    private ReportCommand() => _paths.Validators.Add(Refusals.RefuseOptions);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var report = new ReportCommand();
        var command = new Command("report", "Shows results as tables with honest statistics.")
        {
            report._paths, report._all, report._where, report._sort, report._select, report._groupBy, report._best, report._by, report._round,
            report._times, report._html, report._watch, report._quiet,
        };
        report._format.AddTo(command);
        report._table.AddTo(command);
        command.SetAction(report.Start);
        return command;
    }

    private int Start(ParseResult parsed)
    {
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        return parsed.GetValue(_watch) is { } seconds
            ? new ReportWatch(output, errors, parsed.GetValue(_paths) ?? []).Run(seconds, (table, said) => Run(parsed, table, said))
            : Run(parsed, output, errors);
    }

    private int Run(ParseResult parsed, TextWriter output, TextWriter errors)
    {
        try
        {
            if (parsed.GetValue(_html) is { } file)
            {
                HtmlReport.Write(parsed, file, parsed.GetValue(_paths) ?? [], errors);
                return ExitCode.Ok;
            }
            var options = Options(parsed);
            var result = Read(parsed.GetValue(_paths) ?? [], options, parsed.GetValue(_times), errors);
            if (result.Trials == 0)
            {
                errors.WriteLine("error: No trial has ended yet in the results that were found; there is nothing to report.");
                return ExitCode.BadUsage;
            }
            // Lines that are watched are cut to the width of the screen, and signs for bold text would be cut with them.
            ReportWriter.Write(output, result.Tables, options.Format, hasBold: Colours.InOutput && output == parsed.InvocationConfiguration.Output);
            output.Flush();
            return ExitCode.Ok;
        }
        catch (ExpressionException fault)
        {
            errors.WriteLine($"error: --where: {fault.Message}");
        }
        catch (Exception fault) when (fault is ReportException or SweepException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: {fault.Message}");
        }
        return ExitCode.BadUsage;
    }

    /// <summary>What was passed over is named before anything else is said.</summary>
    private static ReportResult Read(string[] paths, ReportOptions options, bool withTimes, TextWriter errors)
    {
        var warnings = new List<string>();
        try
        {
            return withTimes ? Timed(paths, options, warnings) : Report.Read(paths, options, warnings);
        }
        finally
        {
            warnings.ForEach(warning => errors.WriteLine($"warning: {warning}"));
        }
    }

    private static ReportResult Timed(string[] paths, ReportOptions options, List<string> warnings)
    {
        var results = Report.Load(paths);
        warnings.AddRange(results.Warnings);
        return new(results.Rows.Count == 0 ? [] : TrialTimes.AddTo(results, warnings.Add).Tables(options), results.Rows.Count);
    }

    private ReportOptions Options(ParseResult parsed) => _table.AddTo(parsed, RoundTo(parsed.GetValue(_round)) with
    {
        Format = _format.Of(parsed),
        All = parsed.GetValue(_all),
        Where = parsed.GetValue(_where),
        Sort = parsed.GetValue(_sort) ?? [],
        Select = Split(parsed.GetValue(_select)),
        GroupBy = Split(parsed.GetValue(_groupBy)),
        Best = parsed.GetValue(_best),
        By = Split(parsed.GetValue(_by)),
        Quiet = parsed.GetValue(_quiet),
    });

    private static ReportOptions RoundTo(string? text) => text switch
    {
        null => new(),
        "error" => new() { Error = ScoreError.Sd },
        "error:1" or "error:2" => new() { Error = ScoreError.Sd, ErrorDigits = text[^1] - '0' },
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var decimals) && decimals <= 15 => new() { Round = decimals },
        _ => throw new ReportException($"round: '{text}' is neither decimals from 0 to 15 nor error, error:1 or error:2."),
    };

    private static Option<string> Text(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    private static Option<string[]> Names(string name, string description) => new(name) { Description = description, HelpName = "A,B,..." };

    private static string[] Split(string[]? lists)
        => [.. (lists ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
