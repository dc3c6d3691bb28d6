using System.CommandLine;
using System.CommandLine.Parsing;
using ExpRunner.Expressions;
using ExpRunner.Reporting;
using ExpRunner.Sweeps;

namespace ExpRunner.Commands;

/// <summary>What the verbs that test scores have in common.</summary>
internal sealed class ScoreOptions
{
    private readonly Option<string[]> _score = Names("--score", "SCORE[:max|:min]", "The scores, and which way is better; default: all numbers but fit_time");
    private readonly Option<string> _where = new("--where") { Description = "Keep trials this is true for, such as \"K < 9\"", HelpName = "EXPRESSION" };
    private readonly Option<string[]> _ignore = Names("--ignore", "A,B,...", "Config fields that do not tell trials apart, such as paths");
    private readonly Option<string> _pair = new("--pair") { Description = "Pair repetitions by run_id: auto (where trial.SharedRandom was used), run_id (always), none", DefaultValueFactory = _ => "auto" };
    private readonly Option<bool> _times = new("--times") { Description = "Also test how long repetitions and their stages took, from the journals" };
    private readonly FormatOption _format = new("How the tables are written");

    public ScoreOptions() => _pair.AcceptOnlyFromAmong("auto", "run_id", "none");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _score, _where, _ignore, _pair, _times })
        {
            command.Options.Add(option);
        }
        _format.AddTo(command);
    }

    /// <summary>The format.</summary>
    public ReportFormat FormatOf(ParseResult parsed) => _format.Of(parsed);

    /// <summary>Reads results, with their times where those are asked for, and names what was passed over.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="times">Takes the names of the times.</param>
    /// <param name="paths">What to read.</param>
    public ResultSet Load(ParseResult parsed, ISet<string> times, params string[] paths)
    {
        var results = Report.Load(paths);
        Warn(parsed, results.Warnings);
        results = results with { Warnings = [] };
        return parsed.GetValue(_times) ? TrialTimes.AddTo(results, warning => Warn(parsed, [warning]), times) : results;
    }

    /// <summary>The options they stand for.</summary>
    public CompareOptions OptionsOf(ParseResult parsed, IEnumerable<string> times) => new()
    {
        Times = [.. times],
        Pairing = parsed.GetValue(_pair) switch { "run_id" => Pairing.RunId, "none" => Pairing.None, _ => Pairing.Auto },
        Scores = [.. Split(parsed.GetValue(_score)).Select(ScoreGoal.Parse)],
        Where = parsed.GetValue(_where),
        Ignore = Split(parsed.GetValue(_ignore)),
    };

    /// <summary>Runs; what cannot be done is a message and <see cref="ExitCode.BadUsage"/>.</summary>
    public static int Guarded(ParseResult parsed, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (ExpressionException fault)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"error: --where: {fault.Message}");
        }
        catch (Exception fault) when (fault is ReportException or SweepException or IOException or UnauthorizedAccessException)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"error: {fault.Message}");
        }
        return ExitCode.BadUsage;
    }

    /// <summary>Names what was passed over, before anything else is said.</summary>
    public static void Warn(ParseResult parsed, IEnumerable<string> warnings)
    {
        foreach (var warning in warnings)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"warning: {warning}");
        }
    }

    /// <summary>An option that takes names.</summary>
    public static Option<string[]> Names(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    /// <summary>The option that says which way scores are better, of verbs that show scores whose names are not known yet.</summary>
    public static Option<string[]> Mark(string description)
    {
        var mark = Names("--mark", "SCORE:max|min,...", description);
        mark.Validators.Add(RefuseNoGoal);
        return mark;
    }

    /// <summary>What such options say; the last word on a score counts.</summary>
    public static IReadOnlyList<ScoreGoal> Goals(string[]? lists) => [.. Split(lists).Select(ScoreGoal.Parse).Reverse().DistinctBy(goal => goal.Score).Reverse()];

    /// <summary>An option that takes a number, written with a point under every culture.</summary>
    public static Option<double> Number(string name, string description, double usual) => new(name) { Description = description, DefaultValueFactory = _ => usual, CustomParser = ReadNumber };

    private static void RefuseNoGoal(OptionResult result)
    {
        foreach (var goal in Goals([.. result.Tokens.Select(token => token.Value)]).Where(goal => goal.IsMaximised is null))
        {
            result.AddError($"--mark takes a score and which way is better, such as {goal.Score}:max, not '{goal.Score}'.");
        }
    }

    private static double ReadNumber(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            result.AddError($"'{text}' is no number such as 0.05.");
        }
        return number;
    }

    /// <summary>The names in lists.</summary>
    public static IReadOnlyList<string> Split(string[]? lists)
        => [.. (lists ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
