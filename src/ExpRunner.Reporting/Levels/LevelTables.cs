using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Tables with a row for each repetition or each logged value, one table an experiment.</summary>
internal static class LevelTables
{
    /// <summary>A row for each repetition.</summary>
    public static ReportTable Repetitions(string experiment, IReadOnlyList<ResultRow> trials)
    {
        var names = new TrialNames(trials);
        var columns = new LevelColumns(names.Config).Trial("experiment_id", "run_id").Config(names.Config).Trial("status", "error", "folder").Scores(names.Scores.Keys);
        var rows = trials.SelectMany(Repetition.Of).Select(run => (IReadOnlyList<Value>)
        [
            run.Trial.Id, Value.Of(run.RunId), .. ConfigOf(run.Trial, names), Value.Of(run.Status), run.Error, FolderOf(run.Trial), .. names.Scores.Keys.Select(run.Score),
        ]);
        return new(experiment, columns.All, [.. rows], []);
    }

    /// <summary>A row for each value of the series of the newest attempt of each repetition.</summary>
    public static ReportTable Series(string experiment, IReadOnlyList<ResultRow> trials, ICollection<string> warnings)
    {
        var names = new TrialNames(trials);
        var columns = new LevelColumns(names.Config).Trial("experiment_id", "run_id", "attempt").Config(names.Config).Trial("folder", "series", "step").Scores(["value"]);
        var rows = new List<IReadOnlyList<Value>>();
        foreach (var run in trials.SelectMany(Repetition.Of))
        {
            if (SeriesPlaces.Find(run, out var attempt) is not { } file)
            {
                continue;
            }
            Value[] first = [run.Trial.Id, Value.Of(run.RunId), Value.Of(attempt), .. ConfigOf(run.Trial, names), FolderOf(run.Trial)];
            rows.AddRange(SeriesReader.Read(file, warnings).Select(point => (IReadOnlyList<Value>)[.. first, Value.Of(point.Series), point.Step, point.Value]));
        }
        return new(experiment, columns.All, rows, []);
    }

    private static IEnumerable<Value> ConfigOf(ResultRow trial, TrialNames names) => names.Config.Select(name => trial.Config.GetValueOrDefault(name));

    private static Value FolderOf(ResultRow trial) => CommonField.Folder.Read(trial);
}
