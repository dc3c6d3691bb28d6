using System.CommandLine;
using ExpRunner.Commands.Help;
using ExpRunner.Reporting;

namespace ExpRunner.Commands;

/// <summary><c>compare</c>, of the tool and of every experiment project: two results config by config, or configs of one sweep.</summary>
internal sealed class CompareCommand
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Two results, A (before) and B (after): each a results.jsonl, an experiment's folder, or a folder with experiments below it; with --between any number",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly ScoreOptions _scores = new();
    private readonly Option<string[]> _between = ScoreOptions.Names("--between", "A,B,...", "Compare the values of these config fields within the results");
    private readonly Option<string[]> _by = ScoreOptions.Names("--by", "A,B,...", "With --between: make blocks of these fields, or of run_id");
    private readonly Option<string> _test = new("--test") { Description = "What verdicts follow: t (means) or rank", DefaultValueFactory = _ => "t" };
    private readonly Option<string> _margin = new("--margin") { Description = "The least difference that matters: 1% of A, or an amount such as 0.005", HelpName = "SHARE", DefaultValueFactory = _ => "1%" };
    private readonly Option<double> _significance = ScoreOptions.Number("--significance", "The p-value up to which a difference counts", 0.05);
    private readonly Option<double> _power = ScoreOptions.Number("--power", "The chance to find a difference that missing repetitions are computed for", 0.8);
    private readonly Option<string[]> _regression = new("--fail-on-regression") { Description = "End with exit code 1 where a score became worse by more, such as accuracy:max:1% or loss:min:0.01", HelpName = "SCORE:max|min:SHARE" };

    private CompareCommand()
    {
        _test.AcceptOnlyFromAmong("t", "rank");
        _paths.Validators.Add(Refusals.RefuseOptions);
    }

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var compare = new CompareCommand();
        var command = new Command("compare", "Tests which configs differ: between two results, or within one.")
        {
            compare._paths, compare._between, compare._by, compare._test, compare._margin, compare._significance, compare._power, compare._regression,
        };
        compare._scores.AddTo(command);
        command.SetAction(compare.Run);
        return command;
    }

    private int Run(ParseResult parsed) => ScoreOptions.Guarded(parsed, () =>
    {
        var paths = parsed.GetValue(_paths) ?? [];
        var between = ScoreOptions.Split(parsed.GetValue(_between));
        return between.Count > 0 ? Between(parsed, paths, between) : Sides(parsed, paths);
    });

    private int Sides(ParseResult parsed, string[] paths)
    {
        if (parsed.GetValue(_by) is { Length: > 0 })
        {
            throw new ReportException("by: it goes with --between; name the fields whose values are compared.");
        }
        if (paths.Length != 2)
        {
            throw new ReportException($"compare takes two results, A (before) and B (after), not {paths.Length}. To compare configs of one sweep, name their fields with --between.");
        }
        var times = new HashSet<string>();
        var (before, after) = (_scores.Load(parsed, times, paths[0]), _scores.Load(parsed, times, paths[1]));
        foreach (var (path, results) in new[] { (paths[0], before), (paths[1], after) })
        {
            if (results.Rows.Count == 0)
            {
                throw new ReportException($"{path}: no trial has ended yet in the results that were found; there is nothing to compare.");
            }
        }
        var comparison = Comparison.Of(before, after, Options(parsed, times));
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        ScoreOptions.Warn(parsed, comparison.Warnings);
        ComparisonWriter.Write(output, comparison with { Notes = [$"A: {paths[0]}. B: {paths[1]}.", .. comparison.Notes] }, _scores.FormatOf(parsed));
        output.Flush();
        foreach (var regression in ComparisonWriter.Regressions(comparison))
        {
            errors.WriteLine($"regression: {regression}");
        }
        return comparison.Regressions.Any() ? ExitCode.Failure : ExitCode.Ok;
    }

    private int Between(ParseResult parsed, string[] paths, IReadOnlyList<string> between)
    {
        if (parsed.GetValue(_regression) is { Length: > 0 })
        {
            throw new ReportException("fail-on-regression: it goes with two results, A and B; --between compares configs within one.");
        }
        var times = new HashSet<string>();
        var results = _scores.Load(parsed, times, paths);
        if (results.Rows.Count == 0)
        {
            throw new ReportException("No trial has ended yet in the results that were found; there is nothing to compare.");
        }
        var warnings = new List<string>();
        var comparisons = TreatmentComparison.Of(results, new(between, ScoreOptions.Split(parsed.GetValue(_by))), Options(parsed, times), warnings);
        ScoreOptions.Warn(parsed, warnings);
        ComparisonWriter.Write(parsed.InvocationConfiguration.Output, comparisons, _scores.FormatOf(parsed));
        parsed.InvocationConfiguration.Output.Flush();
        return ExitCode.Ok;
    }

    private CompareOptions Options(ParseResult parsed, IEnumerable<string> times) => _scores.OptionsOf(parsed, times) with
    {
        Test = parsed.GetValue(_test) == "rank" ? TestKind.Rank : TestKind.T,
        Margin = Tolerance.Parse(parsed.GetValue(_margin)!, "margin"),
        Significance = parsed.GetValue(_significance),
        Power = parsed.GetValue(_power),
        Regressions = [.. (parsed.GetValue(_regression) ?? []).Select(RegressionLimit.Parse)],
    };
}
