using ExpRunner.Reporting;
using ExpRunner.Reporting.Tests;

namespace ExpRunner.Querying.Tests;

/// <summary>Asks a folder of results and writes the answers as CSV.</summary>
internal sealed class Questions : IDisposable
{
    public ResultsFolder Results { get; } = new();

    public List<string> Warnings { get; } = [];

    /// <summary>How often something was loaded.</summary>
    public int Loads { get; private set; }

    /// <summary>The kept file.</summary>
    public string Kept => Path.Combine(Results.Path, ".exprun-query.sqlite");

    /// <summary>The answers to all statements of a text, without their headings.</summary>
    public string Ask(string sql, params string[] paths) => Write(sql, ReportFormat.Csv, paths).Split('\n', 2)[1].TrimEnd('\n');

    /// <summary>The answer in a format.</summary>
    public string Write(string sql, ReportFormat format, params string[] paths)
    {
        using var writer = new StringWriter();
        using var query = Query.Open(paths.Length == 0 ? [Results.Path] : paths, _ => Loads++);
        foreach (var answer in query.Ask(sql))
        {
            ReportWriter.Write(writer, answer.Columns, answer.Rows, format);
        }
        Warnings.Clear();
        Warnings.AddRange(query.Warnings);
        return writer.ToString();
    }

    /// <summary>The tables with their columns, a line each.</summary>
    public string Schema()
    {
        using var query = Query.Open([Results.Path], _ => Loads++);
        return string.Join('\n', query.Schema().Rows.Select(row => string.Join(' ', row.Select(cell => cell.ToString()))));
    }

    /// <summary>The message a statement is refused with.</summary>
    public string Fault(string sql) => Assert.Throws<QueryException>(() => Ask(sql)).Message;

    public void Dispose() => Results.Dispose();
}
