using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>Reads what a picture needs out of results.</summary>
internal static class PlotReading
{
    /// <exception cref="ReportException">A column is unknown, or there is no trial.</exception>
    /// <exception cref="Expressions.ExpressionException">The Where expression is wrong.</exception>
    public static PlotData Read(ResultSet results, PlotOptions options, ICollection<string> warnings)
    {
        if (results.Rows.Count == 0)
        {
            throw new ReportException("No trial has ended yet in the results that were found; there is nothing to draw.");
        }
        var kept = options.Where is null ? results : results.Where(options.Where);
        if (kept.Rows.Count == 0)
        {
            throw new ReportException($"--where: none of {results.Rows.Count} trials is kept by '{options.Where}'; there is nothing to draw.");
        }
        return options.Kind == PlotKind.Curves ? SeriesReading.Read(kept, options, warnings) : Rows(kept, options);
    }

    /// <summary>What trials are called: the values of the fields in which they differ.</summary>
    public static IReadOnlyList<string> NamesOf(IReadOnlyList<ResultRow> trials)
    {
        string[] varying = [.. VaryingFields(trials)];
        return [.. trials.Select((trial, place) => varying.Length == 0 ? $"{trial.Experiment} {trial.Id}"
            : string.Join(", ", varying.Where(trial.Config.ContainsKey).Select(name => $"{name}={trial.Config[name]}")))];
    }

    /// <summary>The config fields in which trials differ.</summary>
    public static IEnumerable<string> VaryingFields(IReadOnlyList<ResultRow> trials)
        => new TrialNames(trials).Config.Where(name => trials.Select(trial => trial.Config.GetValueOrDefault(name)).Distinct().Skip(1).Any());

    /// <summary>How many trials did not complete, for messages.</summary>
    public static string FailuresOf(IReadOnlyList<ResultRow> trials)
    {
        var failed = trials.Where(trial => trial.IsFailed).GroupBy(trial => trial.Status).Select(group => $"{group.Count()} {group.Key}").ToList();
        return failed.Count == 0 ? "" : $" Of {trials.Count} trials {string.Join(", ", failed)}.";
    }

    private static PlotData Rows(ResultSet results, PlotOptions options)
    {
        var catalog = new ColumnCatalog(new TrialNames(results.Rows));
        var asked = Fields(options, results, catalog);
        if (options.Kind == PlotKind.Ranks)
        {
            // What tells treatments apart cannot tell blocks apart as well.
            var own = asked.Find(field => field.Option == "x")?.Paths ?? [];
            asked.RemoveAll(field => field.Option == "fields" && own.Contains(field.Text));
        }
        var (rows, trials) = RowsOf(results.Rows, asked.Any(field => field.IsPerRun));
        var orders = new SpaceOrder(results.Rows.Select(trial => trial.File));
        PlotColumn[] columns = [.. asked.Select(field => Column(field, rows) with { Order = orders.Of(field.Text) })];
        PlotColumn? One(string option) => columns.FirstOrDefault(column => column.Option == option);
        return new(rows.Count)
        {
            X = One("x"),
            Y = One("y"),
            Z = One("z"),
            Hue = One("hue"),
            Style = One("style"),
            Facet = One("facet"),
            Fields = [.. columns.Where(column => column.Option == "fields")],
            Trials = trials,
            Runs = [.. rows.Select(row => row.Run?.RunId ?? 0)],
            Names = new(() => NamesOf(results.Rows)),
            Failures = FailuresOf(results.Rows),
        };
    }

    /// <summary>A score that no trial has is unknown; where trials failed that is why.</summary>
    private static List<PlotField> Fields(PlotOptions options, ResultSet results, ColumnCatalog catalog)
    {
        try
        {
            return [.. Asked(options, results).Select(field => new PlotField(field.Option, field.Text, catalog))];
        }
        catch (ReportException fault) when (catalog.Scores.Count == 0)
        {
            throw new ReportException($"{fault.Message} No trial has a score.{FailuresOf(results.Rows)}");
        }
    }

    private static IEnumerable<(string Option, string Text)> Asked(PlotOptions options, ResultSet results)
    {
        (string Option, string? Text)[] named =
        [
            ("x", Direction.Without(options.X)), ("y", Direction.Without(options.Y)), ("z", options.Z), ("hue", options.Hue), ("style", options.Style), ("facet", options.Facet),
        ];
        var fields = options.Fields.Count > 0 || options.Kind is not (PlotKind.Parallel or PlotKind.Importance or PlotKind.Ranks) ? options.Fields : [.. VaryingFields(results.Rows)];
        return [.. named.Where(field => field.Text is not null).Select(field => (field.Option, field.Text!)), .. fields.Select(field => ("fields", field))];
    }

    private static (List<PlotRow> Rows, List<int> Trials) RowsOf(IReadOnlyList<ResultRow> trials, bool isPerRun)
    {
        var (rows, numbers) = (new List<PlotRow>(), new List<int>());
        for (var i = 0; i < trials.Count; i++)
        {
            var trial = new SingleTrial(trials[i]);
            IEnumerable<Repetition?> runs = isPerRun ? Repetition.Of(trials[i]).Cast<Repetition?>().DefaultIfEmpty() : [null];
            foreach (var run in runs)
            {
                rows.Add(new(trial, run));
                numbers.Add(i);
            }
        }
        return (rows, numbers);
    }

    private static PlotColumn Column(PlotField field, List<PlotRow> rows)
    {
        Value[] cells = [.. rows.Select(field.Read)];
        return new(field.Option, field.Text, cells, cells);
    }
}
