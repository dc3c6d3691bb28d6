using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Reads the trials of one results.jsonl into memory.</summary>
internal static class ResultReader
{
    /// <summary>The trials by experiment_id, the last line of an id; what cannot be read is named in the warnings.</summary>
    public static IReadOnlyList<ResultRow> Read(ResultFile file, List<string> warnings)
    {
        var rows = new OrderedDictionary<string, ResultRow>();
        var lines = file.Lines();
        var faults = new List<(int Line, string Reason)>();
        while (lines.Next())
        {
            if (ResultLine.IsBlank(lines.Line))
            {
                continue;
            }
            if (ResultLine.TryParse(lines.Line, out var value, out var reason))
            {
                Keep(rows, ResultLine.Read(value, file.Path, file.Folder), lines.Number);
                continue;
            }
            faults.Add((lines.Number, reason));
        }
        LineFaults.Name(faults, file.Path, lines.Number, warnings);
        return [.. rows.Values.Order(Comparer<ResultRow>.Create((left, right) => CellOrder.Compare(left.Id, right.Id)))];
    }

    private static void Keep(OrderedDictionary<string, ResultRow> rows, ResultRow row, int number)
    {
        var key = row.Id.IsNull ? "line " + number.ToString(CultureInfo.InvariantCulture) : $"{Cell.Key(row.Id)} {row.Experiment}";
        rows[key] = row;
    }
}
