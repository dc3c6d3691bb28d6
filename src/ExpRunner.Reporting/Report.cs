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
    /// <exception cref="ReportException">A path does not exist, there is no results.jsonl in it, or it is no file.</exception>
    public static ResultSet Load(params IEnumerable<string> paths)
    {
        var warnings = new List<string>();
        var rows = new List<ResultRow>();
        foreach (var path in ResultFiles.Find([.. paths]))
        {
            using var file = new ResultFile(path);
            rows.AddRange(ResultReader.Read(file, warnings));
        }
        return new(rows, warnings);
    }

    /// <summary>
    /// Reads and makes the tables in one go, as <see cref="Load"/> and <see cref="ResultSet.Tables"/> do; where trials are grouped
    /// none is kept, so that files of any size can be reported on.
    /// </summary>
    /// <param name="paths">Files and folders; for none, <see cref="DefaultPath"/>.</param>
    /// <param name="options">What to show.</param>
    /// <param name="warnings">Where to name what was passed over, with file and line; also when the report cannot be made.</param>
    /// <exception cref="ReportException">A path does not exist, there is no results.jsonl in it, a column is unknown, or an option does not fit.</exception>
    /// <exception cref="Expressions.ExpressionException">The Where expression is wrong.</exception>
    public static ReportResult Read(IEnumerable<string> paths, ReportOptions options, ICollection<string> warnings)
    {
        // Tests need the numbers of every repetition.
        if (options.IsGrouped && options.Mark.Count == 0)
        {
            return GroupedReading.Read([.. paths], options, warnings);
        }
        var results = Load(paths);
        foreach (var warning in results.Warnings)
        {
            warnings.Add(warning);
        }
        return new(results.Rows.Count == 0 ? [] : results.Tables(options), results.Rows.Count);
    }

    /// <summary>A text that is another one when <see cref="Load"/> would find something else; null as long as no trial has ended, or a path does not exist.</summary>
    /// <param name="paths">Files and folders; for none, <see cref="DefaultPath"/>.</param>
    public static string? Mark(IEnumerable<string> paths)
    {
        try
        {
            var files = ResultFiles.Find([.. paths]).Select(path => new FileInfo(path)).ToList();
            return files.All(file => file.Length == 0) ? null : string.Join('\n', files.Select(file => FormattableString.Invariant($"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")));
        }
        catch (Exception fault) when (fault is ReportException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
