using System.Globalization;
using ExpRunner.Reporting;

namespace ExpRunner.Querying;

/// <summary>Where each repetition logs its series, and what its file looked like when it was read: series change, and come, without a word in results.jsonl.</summary>
internal sealed class SeriesStore(Database database)
{
    /// <summary>The table it is kept in.</summary>
    public static void Create(Database database)
        => database.Execute("create table exprun_series(trial integer, run_id integer, experiment integer, folders text, stamp text, primary key(trial, run_id)) without rowid");

    /// <summary>The statement that remembers a repetition: trial, run_id, number of the experiment, folders, stamp.</summary>
    public Statement Adding() => database.Prepare("insert or replace into exprun_series values(?, ?, ?, ?, ?)");

    /// <summary>What the newest file of a repetition looks like now; empty where there is none.</summary>
    /// <param name="results">The folder of results.jsonl.</param>
    /// <param name="folders">Where it may lie below that.</param>
    /// <param name="file">The file.</param>
    /// <param name="attempt">Whose it is.</param>
    public static string StampOf(string results, IEnumerable<string> folders, out string? file, out int attempt)
    {
        file = SeriesPlaces.Find(results, folders, out attempt);
        return file is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{attempt} {new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file).Ticks}");
    }

    /// <summary>The repetitions of a file of results whose series are not as they were.</summary>
    public IEnumerable<(long Trial, long Run, long Experiment, string Folders)> Changed(long source, string path)
    {
        var results = FolderOf(path);
        var known = Directory.EnumerateDirectories(results).Select(Path.GetFileName).ToHashSet();
        using var all = database.Prepare("select trial, run_id, experiment, folders, stamp from exprun_series where trial between ? and ?").With(TrialId.First(source), TrialId.Last(source));
        while (all.Step())
        {
            var (folders, stamp) = (all.Text(3), all.Text(4));
            // Most trials without series have no folder at all.
            string[] present = [.. Split(folders).Where(folder => known.Contains(folder.Split('/')[0]))];
            if ((present.Length == 0 ? "" : StampOf(results, present, out _, out _)) != stamp)
            {
                yield return (all.Integer(0), all.Integer(1), all.Integer(2), folders);
            }
        }
    }

    /// <summary>Reads what has changed again.</summary>
    public void Reload(long source, string path, Catalog catalog, ICollection<string> warnings)
    {
        using var adding = Adding();
        foreach (var (trial, run, number, folders) in Changed(source, path).ToList())
        {
            var experiment = catalog.Experiments.First(known => known.Number == number);
            using var forgetting = database.Prepare($"delete from {experiment.Steps} where trial = ? and run_id = ?");
            forgetting.Run(trial, run);
            using var inserting = database.Prepare(StepsInsert(experiment));
            var stamp = StampOf(FolderOf(path), Split(folders), out var file, out var attempt);
            adding.Run(trial, run, number, folders, stamp);
            Write(inserting, trial, run, attempt, file is null ? [] : SeriesReader.Read(file, warnings));
        }
    }

    /// <summary>The statement that adds a value of a series.</summary>
    public static string StepsInsert(ExperimentStore experiment) => $"insert into {experiment.Steps}(trial, run_id, place, attempt, series, step, value) values(?, ?, ?, ?, ?, ?, ?)";

    /// <summary>Adds the values of a repetition.</summary>
    public static void Write(Statement insert, long trial, long run, int attempt, List<SeriesPoint> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            insert.Bind(1, trial);
            insert.Bind(2, run);
            insert.Bind(3, (long)i);
            insert.Bind(4, (long)attempt);
            insert.Bind(5, points[i].Series);
            insert.Bind(6, points[i].Step, null);
            insert.Bind(7, points[i].Value, null);
            insert.Run();
        }
    }

    /// <summary>The folder that a file of results lies in.</summary>
    public static string FolderOf(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";

    /// <summary>Folders as they are kept.</summary>
    public static string Joined(IEnumerable<string> folders) => string.Join('\n', folders);

    private static string[] Split(string folders) => folders.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
