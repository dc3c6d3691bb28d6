using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>Gathers what a page shows of each experiment.</summary>
internal static class PageBuilder
{
    /// <summary>All numbers of all repetitions have room in a page up to so many.</summary>
    private const int MostNumbers = 200_000;

    /// <exception cref="ReportException">There is no such score.</exception>
    /// <exception cref="Expressions.ExpressionException">The Where expression is wrong.</exception>
    public static IReadOnlyList<PageExperiment> Build(PageSource source, PageOptions options, ICollection<string> warnings)
    {
        CheckGoals(source.Trials.Rows, options.Goals.Keys);
        var kept = options.Where is null ? source.Trials : source.Trials.Where(options.Where);
        var rows = kept.Rows.ToLookup(row => row.Experiment);
        var sweeps = source.Sweeps.ToLookup(sweep => sweep.Status.Experiment);
        var names = source.Trials.Rows.Select(row => row.Experiment).Concat(source.Sweeps.Select(sweep => sweep.Status.Experiment)).Distinct();
        return [.. names.Select(name => Build(name, [.. rows[name]], [.. sweeps[name]], options, warnings))];
    }

    private static void CheckGoals(IReadOnlyList<ResultRow> rows, IEnumerable<string> goals)
    {
        var known = new Lazy<TrialNames>(() => new(rows));
        foreach (var goal in goals.Where(_ => rows.Count > 0))
        {
            if (!known.Value.Scores.TryGetValue(goal, out var isText) || isText)
            {
                throw new ReportException($"best: {(isText ? $"'{goal}' is text; only numbers can be best." : $"there is no score '{goal}'.{NearNames.Hint(goal, known.Value.Scores.Keys)} Known are: {string.Join(", ", known.Value.Scores.Keys)}.")}");
            }
        }
    }

    private static PageExperiment Build(string name, IReadOnlyList<ResultRow> trials, IReadOnlyList<SweepRecord> sweeps, PageOptions options, ICollection<string> warnings)
    {
        var rows = new TrialRows(trials);
        var scores = ScoreNumbers.Of(rows).OrderByDescending(score => options.Goals.ContainsKey(score.Name)).ThenByDescending(score => score.Varies).ToList();
        var curves = CurveReading.Of(trials, scores.FirstOrDefault(), warnings);
        return new()
        {
            Name = DataText.Cut(name, DataText.LongestCell),
            Folders = [.. sweeps.Select(sweep => sweep.Status.Folder).Concat(trials.Select(row => CommonField.Folder.Read(row).ToString())).DistinctBy(Path.GetFullPath)],
            Run = sweeps.Count > 0 ? PageRun.Of(sweeps, DateTimeOffset.UtcNow) : PageRun.Of(trials),
            About = AboutFacts.Of(sweeps),
            Space = RecordedSpace.Of([.. sweeps.SelectMany(sweep => sweep.Blocks)]),
            Columns = trials.Count == 0 ? [] : new PageColumns(rows, options.Names, TrialSeconds.Of(rows, sweeps)).All(),
            Rows = trials.Count,
            Repetitions = Repetitions(rows),
            Failures = FailureGroups.Of(FailedRuns.Of(rows, sweeps, keepsOthers: options.Where is null), rows, options.Names),
            Best = new BestTrials(rows, sweeps, options).All(scores),
            Plots = new PlotChoice(rows, options).Draw(scores),
            Curves = curves,
        };
    }

    private static IReadOnlyList<PageRepetitions> Repetitions(TrialRows rows)
    {
        string[] scores = [.. rows.Names.Scores.Where(score => !score.Value).Select(score => score.Key)];
        var counts = scores.Select(score => rows.All.Select(row => row.Scores.TryGetValue(score, out var values) ? values.Count : 0).ToList()).ToList();
        return counts.Sum(of => of.Sum()) is 0 or > MostNumbers || counts.All(of => of.Max() < 2) ? [] : [.. scores.Select(score => Repetitions(score, rows.All))];
    }

    private static PageRepetitions Repetitions(string score, IReadOnlyList<ResultRow> rows)
    {
        var (starts, numbers) = (new int[rows.Count], new List<double>());
        for (var i = 0; i < rows.Count; i++)
        {
            starts[i] = numbers.Count;
            foreach (var value in rows[i].Scores.TryGetValue(score, out var values) ? values : [])
            {
                if (TrialGroup.TryNumber(value, out var number))
                {
                    numbers.Add(number);
                }
            }
        }
        return new(score, starts, numbers);
    }
}
