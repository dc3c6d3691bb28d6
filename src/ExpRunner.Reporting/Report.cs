namespace ExpRunner.Reporting;

/// <summary>The door to what sweeps left behind.</summary>
public static class Report
{
    /// <summary>The folder that is read when none is named.</summary>
    public const string DefaultPath = "results";

    /// <summary>
    /// Reads every results.jsonl named or found: a path is such a file, an experiment's folder, or a folder with experiments
    /// somewhere below it. Damaged lines are named in <see cref="ResultSet.Warnings"/> and passed over.
    /// </summary>
    /// <param name="paths">Files and folders; for none, <see cref="DefaultPath"/>.</param>
    /// <exception cref="ReportException">A path does not exist, or there is no results.jsonl in it.</exception>
    public static ResultSet Load(params IEnumerable<string> paths)
    {
        var warnings = new List<string>();
        var rows = new List<ResultRow>();
        foreach (var file in ResultFiles.Find([.. paths]))
        {
            rows.AddRange(ResultReader.Read(file, warnings));
        }
        return new(rows, warnings);
    }
}
