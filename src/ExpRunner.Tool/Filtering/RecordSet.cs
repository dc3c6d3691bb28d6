using ExpRunner.Programs.Logs;
using ExpRunner.Reporting.Records;
using ExpRunner.Values;

namespace ExpRunner.Tool.Filtering;

/// <summary>The records of several files, in their order.</summary>
internal static class RecordSet
{
    private const string Results = "results.jsonl";

    /// <summary>The file that a path means: of a folder its results.jsonl.</summary>
    public static string FileOf(string path) => Path.Combine(path, Results) is var results && Directory.Exists(path) && File.Exists(results) ? results : path;

    /// <summary>The records of a file. Of several lines of one trial, as an interrupted sweep leaves them, the last counts.</summary>
    public static List<FoundRecord> Read(string path, Action<string> warn)
    {
        var records = new List<FoundRecord>();
        var places = new Dictionary<(Value, Value), int>();
        var isResults = Path.GetFileName(path) == Results;
        foreach (var record in RecordFile.Read(path, warn))
        {
            var found = new FoundRecord(record.Value, () => record.Place);
            if (isResults && record.Value.TryGet("experiment", out var experiment) && record.Value.TryGet("experiment_id", out var id) && !places.TryAdd((experiment, id), records.Count))
            {
                records[places[(experiment, id)]] = found;
                continue;
            }
            records.Add(found);
        }
        return records;
    }
}
