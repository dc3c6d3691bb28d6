using System.Text.Json;
using System.Text.Unicode;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Logs;

/// <summary>Records as JSON: one a line, or all in one list.</summary>
internal static class JsonRecords
{
    /// <summary>An object a line; a line that is none is named and passed over.</summary>
    public static IEnumerable<LogRecord> Lines(string path, Action<string> warn)
    {
        TextFile.CheckIsFile(path);
        using var file = DiskFiles.Instance.Open(path, FileUse.Read);
        var lines = new LineReader(file);
        while (lines.MoveNext())
        {
            var place = new LogRecord(Value.Null, path, (int)lines.Number);
            if (TryParse(lines.Line, place, warn, out var value))
            {
                yield return place with { Value = value };
            }
        }
    }

    /// <summary>A list of objects, an object, or lines after all.</summary>
    public static IEnumerable<LogRecord> Whole(string path, Action<string> warn)
    {
        var text = TextFile.Read(path);
        try
        {
            var value = Value.ParseJson(text);
            return value.Kind == ValueKind.List ? Items(value, path, warn) : Items(Value.List(value), path, warn);
        }
        catch (JsonException fault) when (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            throw new SweepException($"{path}:{fault.LineNumber + 1}:{fault.BytePositionInLine + 1}: this is no JSON: {Reason(fault)}.", fault);
        }
        catch (JsonException)
        {
            return Lines(path, warn);
        }
    }

    private static IEnumerable<LogRecord> Items(Value list, string path, Action<string> warn)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            var record = new LogRecord(list.Items[i], path, 0, i + 1);
            if (RecordFile.IsRecord(record.Value, record.Place, warn))
            {
                yield return record;
            }
        }
    }

    private static bool TryParse(ReadOnlySpan<byte> line, LogRecord place, Action<string> warn, out Value value)
    {
        line = line is [0xEF, 0xBB, 0xBF, ..] && place.Line == 1 ? line[3..] : line;
        value = default;
        if (line.IndexOfAnyExcept(" \t\r"u8) < 0)
        {
            return false;
        }
        try
        {
            value = Utf8.IsValid(line) ? Value.ParseJson(line) : throw new JsonException("It is not UTF-8.");
            return RecordFile.IsRecord(value, place.Place, warn);
        }
        catch (JsonException fault)
        {
            warn($"{place.Place}: this is no JSON: {Reason(fault)}. The line is passed over.");
            return false;
        }
    }

    private static string Reason(JsonException fault)
    {
        var reason = fault.Message.Split(". ")[0].TrimEnd('.');
        return char.ToLowerInvariant(reason[0]) + reason[1..];
    }
}
