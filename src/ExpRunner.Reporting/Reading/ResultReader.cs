using System.Globalization;
using System.Text.Json;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Reads one results.jsonl, also while a sweep appends to it.</summary>
internal static class ResultReader
{
    private const int MostWarnings = 20;

    /// <summary>The trials by experiment_id, the last line of an id; what cannot be read is named in the warnings.</summary>
    public static IReadOnlyList<ResultRow> Read(string path, List<string> warnings)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) ?? "";
        var rows = new OrderedDictionary<string, ResultRow>();
        var faults = new List<(int Line, string Reason)>();
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        var number = 0;
        using (var reader = new StreamReader(stream))
        {
            while (reader.ReadLine() is { } line)
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                {
                    continue;
                }
                if (TryParse(line, out var value, out var reason))
                {
                    Keep(rows, ResultLine.Read(value, path, folder), number);
                    continue;
                }
                faults.Add((number, reason));
            }
        }
        Name(faults, path, number, warnings);
        return [.. rows.Values.Order(Comparer<ResultRow>.Create((left, right) => CellOrder.Compare(left.Id, right.Id)))];
    }

    private static void Keep(OrderedDictionary<string, ResultRow> rows, ResultRow row, int number)
    {
        var key = row.Id.IsNull ? "line " + number.ToString(CultureInfo.InvariantCulture) : $"{Cell.Key(row.Id)} {row.Experiment}";
        rows[key] = row;
    }

    private static bool TryParse(string line, out Value value, out string reason)
    {
        (value, reason) = (Value.Null, "it is not a JSON object");
        try
        {
            value = Value.ParseJson(line);
            return value.Kind == ValueKind.Object;
        }
        catch (JsonException fault)
        {
            reason = fault.Message.Split('.')[0];
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException)
        {
            reason = fault.Message;
        }
        return false;
    }

    private static void Name(List<(int Line, string Reason)> faults, string path, int lines, List<string> warnings)
    {
        foreach (var (line, reason) in faults.Take(MostWarnings))
        {
            var what = line == lines ? "The last line is torn or damaged" : "The line is damaged";
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{path}:{line}: {what} and was passed over ({reason})."));
        }
        if (faults.Count > MostWarnings)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: {faults.Count - MostWarnings} more damaged lines were passed over."));
        }
    }
}
