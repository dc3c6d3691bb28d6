namespace ExpRunner.Querying;

/// <summary>The files that trials come from, how far each level of rows was read from them, and what was passed over.</summary>
internal sealed class SourceStore(Database database)
{
    /// <summary>The tables it is kept in.</summary>
    public static void Create(Database database) => database.Execute("""
        create table exprun_source(number integer primary key, path text unique);
        create table exprun_mark(source integer, level integer, length integer, changed integer, created integer, offset integer, tail text, line integer, lines integer, odd integer,
            primary key(source, level)) without rowid;
        create table exprun_fault(source integer, level integer, line integer, reason text);
        """);

    /// <summary>The files, by the path they are known by.</summary>
    public Dictionary<string, long> Numbers()
    {
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        using var sources = database.Prepare("select path, number from exprun_source");
        while (sources.Step())
        {
            known[sources.Text(0)] = sources.Integer(1);
        }
        return known;
    }

    /// <summary>Adds a file.</summary>
    public long Add(string path)
    {
        using var adding = database.Prepare("insert into exprun_source(path) values(?)");
        adding.Run(path);
        return database.Number("select last_insert_rowid()");
    }

    /// <summary>How far a level was read; null: not at all.</summary>
    public FileMark? Mark(long source, Level level)
    {
        using var mark = database.Prepare("select length, changed, created, offset, tail, line, lines, odd from exprun_mark where source = ? and level = ?").With(source, (int)level);
        return mark.Step()
            ? new(mark.Integer(0), mark.Integer(1), mark.Integer(2), mark.Integer(3), mark.Text(4), (int)mark.Integer(5), (int)mark.Integer(6), mark.Integer(7) != 0)
            : null;
    }

    /// <summary>Remembers how far a level was read, and what was passed over on the way.</summary>
    public void Read(long source, Level level, FileMark mark, int from, IEnumerable<(int Line, string Reason)> faults)
    {
        using var marking = database.Prepare("insert or replace into exprun_mark values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        marking.Run(source, (int)level, mark.Length, mark.Changed, mark.Created, mark.Offset, mark.Tail, mark.Line, mark.Lines, mark.HasOddIds);
        using var forgetting = database.Prepare("delete from exprun_fault where source = ? and level = ? and line >= ?");
        forgetting.Run(source, (int)level, from);
        using var adding = database.Prepare("insert into exprun_fault values(?, ?, ?, ?)");
        foreach (var (line, reason) in faults)
        {
            adding.Run(source, (int)level, line, reason);
        }
    }

    /// <summary>The lines of a file that were passed over.</summary>
    public List<(int Line, string Reason)> Faults(long source)
    {
        var read = new List<(int Line, string Reason)>();
        using var faults = database.Prepare("select line, reason from exprun_fault where source = ? and level = ? order by line").With(source, (int)Level.Trials);
        while (faults.Step())
        {
            read.Add(((int)faults.Integer(0), faults.Text(1)));
        }
        return read;
    }

    /// <summary>Forgets a level of a file.</summary>
    public void Forget(long source, Level level, IEnumerable<ExperimentStore> experiments)
    {
        foreach (var experiment in experiments)
        {
            var (table, key) = level switch
            {
                Level.Trials => (experiment.Trials, "id"),
                Level.Repetitions => (experiment.Repetitions, "trial"),
                _ => (experiment.Steps, "trial"),
            };
            Between($"delete from {table} where {key}", source);
        }
        if (level == Level.Steps)
        {
            Between("delete from exprun_series where trial", source);
        }
    }

    /// <summary>Forgets a file that is not asked for any more.</summary>
    public void Remove(long source, IReadOnlyList<ExperimentStore> experiments)
    {
        foreach (var level in Enum.GetValues<Level>())
        {
            Forget(source, level, experiments);
        }
        foreach (var table in new[] { "exprun_mark where source", "exprun_fault where source", "exprun_source where number" })
        {
            using var removing = database.Prepare($"delete from {table} = ?");
            removing.Run(source);
        }
    }

    private void Between(string what, long source)
    {
        using var statement = database.Prepare($"{what} between ? and ?");
        statement.Run(TrialId.First(source), TrialId.Last(source));
    }
}
