using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Logs;

/// <summary>Reads files of records: results.jsonl and other JSON lines, JSON, CSV, TSV, and YAML logs of documents or lists.</summary>
internal static class RecordFile
{
    private const int Sniffed = 4096;

    /// <summary>The records of a file, read as they are asked for.</summary>
    /// <param name="path">The file.</param>
    /// <param name="warn">Gets what is broken, with file and line, and is passed over.</param>
    /// <exception cref="SweepException">The file cannot be read at all.</exception>
    public static IEnumerable<LogRecord> Read(string path, Action<string> warn)
    {
        var warnings = new BoundedWarnings(path, warn);
        var records = FormatOf(path) switch
        {
            RecordFormat.JsonLines => JsonRecords.Lines(path, warnings.Add),
            RecordFormat.Json => JsonRecords.Whole(path, warnings.Add),
            RecordFormat.Csv => DelimitedRecords.Read(path, ',', warnings.Add),
            RecordFormat.Tsv => DelimitedRecords.Read(path, '\t', warnings.Add),
            _ => YamlRecords.Read(path, warnings.Add),
        };
        foreach (var record in records)
        {
            yield return record;
        }
        warnings.End();
    }

    /// <summary>How the records of a file are written: by its name, else by its first character.</summary>
    /// <exception cref="SweepException">The file cannot be read.</exception>
    public static RecordFormat FormatOf(string path)
        => FormatByName(path) ?? FirstSign(path) switch { '{' => RecordFormat.JsonLines, '[' => RecordFormat.Json, _ => RecordFormat.Yaml };

    /// <summary>How the records of a file are written, if its name tells.</summary>
    public static RecordFormat? FormatByName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" => RecordFormat.JsonLines,
        ".json" => RecordFormat.Json,
        ".csv" => RecordFormat.Csv,
        ".tsv" => RecordFormat.Tsv,
        ".yaml" or ".yml" => RecordFormat.Yaml,
        _ => null,
    };

    /// <summary>An object with its place; null and a warning where it is something else.</summary>
    internal static bool IsRecord(Value value, string place, Action<string> warn)
    {
        if (value.Kind == ValueKind.Object)
        {
            return true;
        }
        warn($"{place}: this is no object. It is passed over.");
        return false;
    }

    private static char FirstSign(string path)
    {
        TextFile.CheckIsFile(path);
        using var reader = new StreamReader(path);
        var start = new char[Sniffed];
        return start.AsSpan(0, reader.Read(start)).TrimStart() is [var first, ..] ? first : '\0';
    }
}
