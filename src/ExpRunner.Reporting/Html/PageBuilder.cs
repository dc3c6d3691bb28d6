using System.Globalization;
using ExpRunner.Results;

namespace ExpRunner.Reporting.Html;

/// <summary>Gathers what a page shows of each experiment.</summary>
internal static class PageBuilder
{
    /// <summary>All numbers of all repetitions have room in a page up to so many.</summary>
    private const int MostNumbers = 200_000;

    /// <exception cref="ReportException">There is no such column or score, or nobody said which way it is better.</exception>
    /// <exception cref="Expressions.ExpressionException">The Where expression is wrong.</exception>
    public static IReadOnlyList<PageExperiment> Build(PageSource source, PageOptions options, ICollection<string> warnings)
    {
        var said = new PageNames(options, source.Trials.Rows);
        var kept = options.Where is null ? source.Trials : source.Trials.Where(options.Where);
        var rows = kept.Rows.ToLookup(row => row.Experiment);
        var sweeps = source.Sweeps.ToLookup(sweep => sweep.Status.Experiment);
        var names = source.Trials.Rows.Select(row => row.Experiment).Concat(source.Sweeps.Select(sweep => sweep.Status.Experiment)).Distinct();
        return [.. names.Select(name => Build(name, [.. rows[name]], [.. sweeps[name]], said, options.Where is null, warnings))];
    }

    private static PageExperiment Build(string name, IReadOnlyList<ResultRow> trials, IReadOnlyList<SweepRecord> sweeps, PageNames said, bool isWhole, ICollection<string> warnings)
    {
        var rows = new TrialRows(trials);
        var scores = ScoreNumbers.Of(rows).OrderByDescending(score => said.IsMarked(score.Name)).ThenByDescending(score => score.Varies).ToList();
        var plots = Task.Run(() => new PlotChoice(rows, said).Draw(scores));
        var curves = CurveReading.Of(trials, scores.FirstOrDefault(), warnings);
        return new()
        {
            Name = DataText.Cut(name, DataText.LongestCell),
            Folders = [.. sweeps.Select(sweep => sweep.Status.Folder).Concat(trials.Select(row => CommonField.Folder.Read(row).ToString())).DistinctBy(Path.GetFullPath)],
            Run = sweeps.Count > 0 ? PageRun.Of(sweeps, DateTimeOffset.UtcNow) : PageRun.Of(trials),
            About = AboutFacts.Of(sweeps),
            Space = RecordedSpace.Of([.. sweeps.SelectMany(sweep => sweep.Blocks)]),
            Columns = trials.Count == 0 ? [] : new PageColumns(rows, said, TrialSeconds.Of(rows, sweeps)).All(),
            Rows = trials.Count,
            Repetitions = Repetitions(rows),
            Failures = FailureGroups.Of(FailedRuns.Of(rows, sweeps, keepsOthers: isWhole), rows, said),
            Best = new BestTrials(rows, sweeps, said).All(scores),
            Plots = plots.GetAwaiter().GetResult(),
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
