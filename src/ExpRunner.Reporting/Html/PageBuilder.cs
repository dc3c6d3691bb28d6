using System.Globalization;
using ExpRunner.Results;

namespace ExpRunner.Reporting.Html;

/// <summary>Gathers what a page shows of each experiment.</summary>
internal static class PageBuilder
{
    /// <summary>All numbers of all repetitions have room in a page up to so many.</summary>
    private const int MostNumbers = 200_000;

    /// <exception cref="Expressions.ExpressionException">The Where expression is wrong.</exception>
    public static IReadOnlyList<PageExperiment> Build(PageSource source, PageOptions options, ICollection<string> warnings)
    {
        var kept = options.Where is null ? source.Trials : source.Trials.Where(options.Where);
        var rows = kept.Rows.ToLookup(row => row.Experiment);
        var sweeps = source.Sweeps.ToLookup(sweep => sweep.Status.Experiment);
        var names = source.Trials.Rows.Select(row => row.Experiment).Concat(source.Sweeps.Select(sweep => sweep.Status.Experiment)).Distinct();
        return [.. names.Select(name => Build(name, [.. rows[name]], [.. sweeps[name]], options))];
    }

    private static PageExperiment Build(string name, IReadOnlyList<ResultRow> rows, IReadOnlyList<SweepRecord> sweeps, PageOptions options)
    {
        return new()
        {
            Name = DataText.Cut(name, DataText.LongestCell),
            Folders = [.. sweeps.Select(sweep => sweep.Status.Folder).Concat(rows.Select(row => CommonField.Folder.Read(row).ToString())).DistinctBy(Path.GetFullPath)],
            Run = sweeps.Count > 0 ? PageRun.Of(sweeps, DateTimeOffset.UtcNow) : PageRun.Of(rows),
            Space = RecordedSpace.Of([.. sweeps.SelectMany(sweep => sweep.Blocks)]),
            Columns = rows.Count == 0 ? [] : new PageColumns(rows, options.Names).All(),
            Rows = rows.Count,
            Repetitions = Repetitions(rows),
        };
    }

    private static IReadOnlyList<PageRepetitions> Repetitions(IReadOnlyList<ResultRow> rows)
    {
        string[] scores = [.. new TrialNames(rows).Scores.Where(score => !score.Value).Select(score => score.Key)];
        var counts = scores.Select(score => rows.Select(row => row.Scores.TryGetValue(score, out var values) ? values.Count : 0).ToList()).ToList();
        return counts.Sum(of => of.Sum()) is 0 or > MostNumbers || counts.All(of => of.Max() < 2) ? [] : [.. scores.Select(score => Repetitions(score, rows))];
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
