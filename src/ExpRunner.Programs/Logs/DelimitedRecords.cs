using System.Text;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Logs;

/// <summary>Records as CSV (RFC 4180) or TSV: the first row has the names. A cell that reads as a number or boolean is one, an empty one is null.</summary>
internal static class DelimitedRecords
{
    public static IEnumerable<LogRecord> Read(string path, char separator, Action<string> warn)
    {
        var rows = Rows(TextFile.Read(path), separator).GetEnumerator();
        if (!rows.MoveNext())
        {
            yield break;
        }
        var names = new string[rows.Current.Cells.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = Harmful(rows.Current.Cells[i]);
        }
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new SweepException($"{path}:1: two columns are called '{twice.Key}'. Rename one.");
        }
        while (rows.MoveNext())
        {
            var (line, cells, isClosed) = rows.Current;
            if (cells.Count != names.Length || !isClosed)
            {
                warn(isClosed ? $"{path}:{line}: the row has {cells.Count} cells, where the first one has {names.Length}. It is passed over."
                    : $"{path}:{line}: the row has a quote that nothing closes. It is passed over.");
                continue;
            }
            yield return new(Value.Object(names, [.. cells.Select(ValueOf)]), path, line);
        }
    }

    private static Value ValueOf(string cell) => cell switch
    {
        "" => Value.Null,
        "true" or "True" => Value.Of(true),
        "false" or "False" => Value.Of(false),
        _ => Value.TryNumber(cell, out var number) ? number : Value.Of(Harmful(cell)),
    };

    /// <summary>Without the apostrophe that keeps a spreadsheet from running a text.</summary>
    private static string Harmful(string cell) => cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? cell[1..] : cell;

    private static IEnumerable<(int Line, List<string> Cells, bool IsClosed)> Rows(string text, char separator)
    {
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var (start, cells) = (line, new List<string>());
            bool isClosed, hasMore;
            do
            {
                isClosed = ReadCell(text, separator, cells, ref at, ref line);
                hasMore = at < text.Length && text[at] == separator;
                at += at < text.Length ? 1 : 0;
            }
            while (hasMore);
            line++;
            if (cells.Count > 1 || cells[0].Length > 0)
            {
                yield return (start, cells, isClosed);
            }
        }
    }

    /// <summary>Reads a cell and stays on what ends it; false when its quotes are not closed.</summary>
    private static bool ReadCell(string text, char separator, List<string> cells, ref int at, ref int line)
    {
        var cell = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            at++;
            while (at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')))
            {
                line += text[at] == '\n' ? 1 : 0;
                at += text[at] == '"' ? 1 : 0;
                cell.Append(text[at++]);
            }
            if (at == text.Length)
            {
                cells.Add(cell.ToString());
                return false;
            }
            at++;
        }
        while (at < text.Length && text[at] != separator && text[at] != '\n')
        {
            cell.Append(text[at++]);
        }
        cells.Add(cell is [.., '\r'] && (at == text.Length || text[at] == '\n') ? cell.ToString(0, cell.Length - 1) : cell.ToString());
        return true;
    }
}
