using ExpRunner.Platform;
using ExpRunner.Reporting;
using ExpRunner.Values;

namespace ExpRunner.Querying;

/// <summary>
/// Results as tables of SQL: for each experiment one with its trials, one with their repetitions and one with what they logged. They are loaded
/// into a file that is kept beside the results, and again only where these have changed; series only when they are asked for.
/// </summary>
public sealed class Query : IDisposable
{
    private readonly ResultsDatabase _results;
    private readonly List<string> _warnings = [];
    private readonly List<string> _made = [];
    private Catalog _catalog = null!;
    private IReadOnlyList<TableInfo> _tables = [];
    private ReadOnlyGuard _guard = null!;
    private Database? _prepared;

    private Query(ResultsDatabase results)
    {
        _results = results;
        Prepare();
        foreach (var (number, file) in Sources())
        {
            var faults = new SourceStore(Database).Faults(number);
            var lines = new SourceStore(Database).Mark(number, Level.Trials)?.Lines ?? 0;
            LineFaults.Name(faults, file, lines, _warnings);
        }
    }

    /// <summary>What was passed over, with file and line.</summary>
    public IReadOnlyList<string> Warnings => [.. _warnings, .. _results.Warnings];

    private Database Database => _results.Database;

    /// <summary>Loads the results found at some paths, as <see cref="Report.Load"/> finds them.</summary>
    /// <param name="paths">Files and folders; for none, <see cref="Report.DefaultPath"/>.</param>
    /// <param name="progress">Told how far loading is.</param>
    /// <exception cref="ReportException">A path does not exist, or there is no results.jsonl in it.</exception>
    /// <exception cref="QueryException">There is no trial in them.</exception>
    public static Query Open(IReadOnlyList<string> paths, Action<LoadProgress> progress)
    {
        IReadOnlyList<string> asked = paths.Count == 0 ? [Report.DefaultPath] : paths;
        var files = ResultFiles.Find(asked);
        if (files.FirstOrDefault(file => SpecialFile.At(file) is not null) is { } special)
        {
            throw new QueryException($"{special}: {SpecialFile.At(special)} cannot be queried, for it is read once only. Write it to a file first.");
        }
        return Understood(() => new Query(new(asked, files, progress)));
    }

    /// <summary>The tables with their columns: how each is written, its type, and how many values and rows there are.</summary>
    /// <exception cref="QueryException">There is no trial.</exception>
    public ReportTable Schema()
    {
        NeedTrials();
        Load(Level.Repetitions);
        Load(Level.Steps);
        return Understood(() => Querying.Schema.Listing(Database, _tables));
    }

    /// <summary>Answers statements one after another.</summary>
    /// <param name="sql">One statement, or several with semicolons between them. They read; a statement that writes is refused.</param>
    /// <exception cref="QueryException">A statement is wrong; the message marks the place.</exception>
    public IEnumerable<QueryAnswer> Ask(string sql)
    {
        NeedTrials();
        var rest = sql;
        while (Next(ref rest) is { } statement)
        {
            using (statement)
            {
                if (statement.Columns == 0 || !statement.IsReadOnly)
                {
                    throw Refusal(statement.IsReadOnly ? "gives no rows" : "changes the database");
                }
                var columns = AnswerColumn.Of(statement, _catalog);
                yield return new([.. columns.Select(column => column.Column)], Rows(statement, columns));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _results.Dispose();

    private void NeedTrials()
    {
        if (_tables.Count == 0)
        {
            throw new QueryException("No trial has ended yet in the results that were found; there is nothing to query.");
        }
    }

    /// <summary>Compiles the next statement; what it reads that is not loaded yet is loaded before.</summary>
    private Statement? Next(ref string sql)
    {
        var before = sql;
        var statement = Compile(sql, out sql);
        var missing = _tables.Where(table => _guard.Read.Contains(table.Name)).Select(table => table.Level).Distinct().ToList();
        if (statement is null || missing.TrueForAll(_results.Has))
        {
            return statement;
        }
        statement.Dispose();
        missing.ForEach(Load);
        return Compile(before, out sql);
    }

    private Statement? Compile(string sql, out string rest)
    {
        _guard.Forget();
        try
        {
            rest = sql;
            Statement? statement = null;
            // What is only a comment compiles to nothing.
            while (statement is null && rest.Trim().Length > 0)
            {
                statement = Database.Prepare(rest, out rest);
            }
            return statement;
        }
        catch (DatabaseException fault)
        {
            throw (SqlFault.Written(fault.Message) is { } table ? $"changes '{table}'" : _guard.Refused) is { } refused ? Refusal(refused) : SqlFault.Of(Database, sql, fault.Message, _tables);
        }
    }

    private static QueryException Refusal(string what)
        => new($"Results are read only, and this statement {what}. Nothing was changed. Change results with the program that made them; to keep an answer, write it to a file (--format csv > FILE); to ask several results, name several paths.");

    private IEnumerable<IReadOnlyList<Value>> Rows(Statement statement, IReadOnlyList<AnswerColumn> columns)
    {
        while (Step(statement))
        {
            var row = new Value[columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = columns[i].Cell(statement, i);
            }
            yield return row;
        }
    }

    private static bool Step(Statement statement)
    {
        try
        {
            return statement.Step();
        }
        catch (DatabaseException fault)
        {
            throw new QueryException(fault.Message + ".");
        }
    }

    private void Load(Level level)
    {
        if (_results.Has(level))
        {
            return;
        }
        _ = Understood(() =>
        {
            Release();
            _results.Ensure(level);
            Prepare();
            return true;
        });
    }

    /// <summary>What SQLite refuses while nobody's statement is at fault.</summary>
    private static T Understood<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DatabaseException fault)
        {
            throw new QueryException($"The loaded results cannot be read: {fault.Message}. If another query is loading them, try again when it is done.");
        }
    }

    private IEnumerable<(long Number, string File)> Sources()
        => new SourceStore(Database).Numbers().Where(source => _results.Files.ContainsKey(source.Key)).Select(source => (source.Value, _results.Files[source.Key]));

    /// <summary>Makes the tables people see, and lets nothing but reading happen from then on.</summary>
    private void Prepare()
    {
        _catalog = new(Database);
        _tables = Querying.Schema.Of(Database, _catalog);
        if (!ReferenceEquals(_prepared, Database))
        {
            var folders = Sources().ToDictionary(source => source.Number, source => Path.GetDirectoryName(source.File) is { Length: > 0 } folder ? folder : ".");
            SqlFunctions.AddTo(Database, number => folders.GetValueOrDefault(number));
            // These declare themselves as they are first named, which the guard would take for a change.
            _ = Database.Number("select count(*) from json_each('[]'), json_tree('[]')");
            _prepared = Database;
            _made.Clear();
        }
        foreach (var table in _tables)
        {
            Database.Execute(table.Sql);
            _made.Add(table.Name);
        }
        _guard = new(Database);
    }

    private void Release()
    {
        _guard.Release();
        foreach (var table in _made)
        {
            Database.Execute($"drop view temp.{Database.Quoted(table)}");
        }
        _made.Clear();
    }
}
