using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>Reads what trials logged, for learning curves: <c>y</c> names a series, the first axis is its step.</summary>
internal static class SeriesReading
{
    private const int MostConfigs = 24;

    /// <exception cref="ReportException">Nothing was logged under that name, or a column is unknown.</exception>
    public static PlotData Read(ResultSet results, PlotOptions options, ICollection<string> warnings)
    {
        var known = new SortedSet<string>(StringComparer.Ordinal);
        var read = results.Series(warnings).Select(table => Points(table, options.Y!, known)).ToList();
        if (read.Sum(points => points.Count) == 0)
        {
            throw new ReportException(known.Count == 0
                ? "curves: none of the trials logged anything. Log values with trial.Log(\"loss\", loss, step) in C#, or in programs into the file that EXPRUN_METRICS names (docs/programs.md)."
                : $"y: no trial logged a series '{options.Y}'.{NearNames.Hint(options.Y!, known)} There are: {string.Join(", ", known)}.");
        }
        var trials = results.Rows;
        var names = PlotReading.NamesOf(trials);
        var places = trials.Select((trial, place) => (Key: KeyOf(trial.Experiment, trial.Id, FolderOf(trial)), place)).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().place);
        var points = read.SelectMany(table => table).Where(point => places.ContainsKey(point.Trial)).ToList();
        int[] owners = [.. points.Select(point => places[point.Trial])];
        var catalog = new ColumnCatalog(new TrialNames(trials));
        var orders = new SpaceOrder(trials.Select(trial => trial.File));
        PlotRow[] rows = [.. trials.Select(trial => new PlotRow(new SingleTrial(trial), null))];
        PlotColumn? Column(string option, string? text)
        {
            if (text is null)
            {
                return null;
            }
            var field = new PlotField(option, text, catalog);
            return Made(option, text, [.. owners.Select(owner => field.Read(rows[owner]))]) with { Order = orders.Of(text) };
        }
        var byConfig = options.Hue is null && options.Facet is null && options.Style is null && trials.Count is > 1 and <= MostConfigs;
        Value[] nameOfOwner = [.. owners.Select(owner => Value.Of(names[owner]))];
        return new(points.Count)
        {
            X = Made("x", options.X ?? "step", [.. points.Select(point => point.Step)]),
            Y = Made("y", options.Y!, [.. points.Select(point => point.Value)]),
            Hue = byConfig ? Made("hue", "", nameOfOwner) : Column("hue", options.Hue),
            Style = Column("style", options.Style),
            Facet = Column("facet", options.Facet),
            Trials = owners,
            Runs = [.. points.Select(point => point.Run)],
            Names = new(names),
            Failures = PlotReading.FailuresOf(trials),
        };
    }

    private sealed record Point(string Trial, long Run, Value Step, Value Value);

    private static List<Point> Points(ReportTable table, string series, SortedSet<string> known)
    {
        int Column(string name) => Enumerable.Range(0, table.Columns.Count).Last(place => table.Columns[place].Name.Split('.')[^1] == name);
        var (id, run, folder, name, step, value) = (Column("experiment_id"), Column("run_id"), Column("folder"), Column("series"), Column("step"), Column("value"));
        var points = new List<Point>();
        foreach (var row in table.Rows)
        {
            known.Add(row[name].ToString());
            if (row[name].ToString() == series)
            {
                points.Add(new(KeyOf(table.Experiment ?? "", row[id], row[folder]), (long)PlotColumn.Number(row[run]), row[step], row[value]));
            }
        }
        return points;
    }

    private static PlotColumn Made(string option, string label, Value[] cells) => new(option, label, cells, cells);

    private static string KeyOf(string experiment, Value id, Value folder) => Cell.Key([Value.Of(experiment), id, folder]);

    private static Value FolderOf(ResultRow trial) => CommonField.Folder.Read(trial);
}
