using ExpRunner.Expressions;

namespace ExpRunner.Reporting;

/// <summary>Makes grouped tables from files without keeping their trials.</summary>
/// <param name="files">The files, in order.</param>
/// <param name="options">What is asked for.</param>
internal sealed class GroupedReading(IReadOnlyList<FileTrials> files, ReportOptions options)
{
    /// <summary>The tables of the files that paths stand for.</summary>
    public static ReportResult Read(IReadOnlyList<string> paths, ReportOptions options, ICollection<string> warnings)
    {
        var files = new List<ResultFile>();
        var trials = new List<FileTrials>();
        try
        {
            files.AddRange(ResultFiles.Find(paths).Select(path => new ResultFile(path)));
            trials.AddRange(files.Select(file => new FileTrials(file)));
            return new GroupedReading(trials, options).Read();
        }
        finally
        {
            trials.SelectMany(file => file.Warnings).ToList().ForEach(warnings.Add);
            files.ForEach(file => file.Dispose());
        }
    }

    /// <summary>
    /// The tables. The names in the first lines are taken for all names; where it turns out that there are more, which may change
    /// what a name means, the files are read again with all of them.
    /// </summary>
    private ReportResult Read()
    {
        var first = new TrialNames();
        foreach (var file in files)
        {
            file.Name(first);
        }
        if (TryPool(first) is { } pooled)
        {
            return pooled;
        }
        var all = Pooled(new(new TrialNames(), new()));
        if (all.Read == 0)
        {
            return new([], 0);
        }
        var table = new TableBuilder(all.Names, options);
        return Result(table, Pooled(table));
    }

    /// <summary>The tables, if the names are all there are.</summary>
    private ReportResult? TryPool(TrialNames names)
    {
        try
        {
            var table = new TableBuilder(names, options);
            var pool = Pooled(table);
            return pool.Read > 0 && pool.Names.IsSameAs(names) ? Result(table, pool) : null;
        }
        catch (Exception fault) when (fault is ReportException or ExpressionException)
        {
            // It may be one only as long as names are missing.
            return null;
        }
    }

    private static ReportResult Result(TableBuilder table, TrialPool pool) => new(table.Build(pool.Parts), pool.Read);

    private TrialPool Pooled(TableBuilder table)
    {
        var pool = new TrialPool(table);
        while (!files.All(file => file.AddTo(pool)))
        {
            pool = new(table);
        }
        return pool;
    }
}
