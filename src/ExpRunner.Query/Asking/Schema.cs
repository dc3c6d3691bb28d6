using ExpRunner.Reporting;
using ExpRunner.Values;

namespace ExpRunner.Querying;

/// <summary>The tables people see: three for each experiment that has trials.</summary>
internal static class Schema
{
    /// <summary>The tables of a database.</summary>
    public static IReadOnlyList<TableInfo> Of(Database database, Catalog catalog)
    {
        var names = new SqlNames(isOfTables: true);
        var experiments = catalog.Experiments.Where(experiment => database.Number($"select exists(select 1 from {experiment.Trials})") != 0).ToList();
        var trials = experiments.Select(experiment => Trials(experiment, names.Take(experiment.Name))).ToList();
        return [.. experiments.SelectMany((experiment, i) => (TableInfo[])
        [
            trials[i], Repetitions(experiment, names.Take(trials[i].Name + "_repetitions")), Steps(experiment, names.Take(trials[i].Name + "_steps")),
        ])];
    }

    /// <summary>The list of all columns, with how to write them and how many values they have.</summary>
    public static ReportTable Listing(Database database, IReadOnlyList<TableInfo> tables)
    {
        var rows = new List<IReadOnlyList<Value>>();
        foreach (var table in tables)
        {
            var counted = table.Columns.Select(column => $"count({Database.Quoted(column.Name)})");
            using var counts = database.Prepare($"select {string.Join(", ", counted)}, count(*) from {Database.Quoted(table.Name)}");
            _ = counts.Step();
            rows.AddRange(table.Columns.Select((column, i) => (IReadOnlyList<Value>)
            [
                Value.Of(Written(table.Name)), Value.Of(Written(column.Name)), Value.Of(column.Type), Value.Of(counts.Integer(i)), Value.Of(counts.Integer(table.Columns.Count)),
            ]));
        }
        string[] names = ["table", "column", "type", "values", "rows"];
        return new(null, [.. names.Select(name => new ReportColumn(name, name, ReportColumnKind.Trial))], rows, []);
    }

    /// <summary>A name as it is written in a statement.</summary>
    public static string Written(string name)
        => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_') && !SqlWords.IsWord(name) ? name : Database.Quoted(name);

    private static TableInfo Trials(ExperimentStore experiment, string name)
    {
        var columns = new TableColumns(experiment).Trial("experiment_id", "integer", "experiment_id").Config("")
            .Trial("status", "text", "status").Trial("error", "text", "error").Trial("repetitions", "integer", "repetitions").Trial("n", "integer", "n")
            .Trial("run_ids", "json", "run_ids").Trial("out_path", "text", "out_path").Trial("folder", "text", $"exprun_folder({TrialId.Source("id")})").Statistics();
        return new(name, Level.Trials, columns.All, "main." + experiment.Trials);
    }

    private static TableInfo Repetitions(ExperimentStore experiment, string name)
    {
        var columns = new TableColumns(experiment).Trial("experiment_id", "integer", "t.experiment_id").Trial("run_id", "integer", "r.run_id").Config("t.")
            .Trial("status", "text", "r.status").Trial("error", "text", "r.error").Trial("folder", "text", $"exprun_folder({TrialId.Source("r.trial")})").Scores("r.");
        return new(name, Level.Repetitions, columns.All, $"main.{experiment.Repetitions} r left join main.{experiment.Trials} t on t.id = r.trial");
    }

    private static TableInfo Steps(ExperimentStore experiment, string name)
    {
        var columns = new TableColumns(experiment).Trial("experiment_id", "integer", "t.experiment_id").Trial("run_id", "integer", "p.run_id").Trial("attempt", "integer", "p.attempt").Config("t.")
            .Trial("folder", "text", $"exprun_folder({TrialId.Source("p.trial")})").Trial("series", "text", "p.series").Trial("step", "integer", "p.step").Trial("value", "real", "p.value");
        return new(name, Level.Steps, columns.All, $"main.{experiment.Steps} p left join main.{experiment.Trials} t on t.id = p.trial");
    }
}
