using ExpRunner.Reporting;

namespace ExpRunner.Querying;

/// <summary>Brings a database up to date with the files it holds, level by level; what has not changed is not read.</summary>
/// <param name="database">The database.</param>
/// <param name="files">The files, by the path the database knows them by.</param>
/// <param name="warnings">Where to name series that cannot be read.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class Refresh(Database database, IReadOnlyDictionary<string, string> files, ICollection<string> warnings, Action<LoadProgress> progress)
{
    private const int Version = 2;

    private readonly SourceStore _sources = new(database);
    private readonly SeriesStore _series = new(database);

    /// <summary>Reads what is missing of trials and of other levels, all as far as the trials; others may read the database meanwhile, and wait with their own changes.</summary>
    public void Ensure(IReadOnlyCollection<Level> levels)
    {
        var needed = Enum.GetValues<Level>().Where(level => level == Level.Trials || levels.Contains(level)).ToList();
        if (needed.TrueForAll(IsFresh))
        {
            return;
        }
        database.Execute("begin immediate");
        try
        {
            needed.Where(level => !IsFresh(level)).ToList().ForEach(Load);
            database.Execute("commit");
        }
        catch
        {
            TryRollback();
            throw;
        }
    }

    private bool IsFresh(Level level)
    {
        if (database.Number("pragma user_version") != Version)
        {
            return false;
        }
        var known = _sources.Numbers();
        return known.Count == files.Count && files.All(file => known.TryGetValue(file.Key, out var source)
            && _sources.Mark(source, level) is { } mark && mark.IsSame(FileMark.Of(file.Value), file.Value)
            && (level != Level.Steps || !_series.Changed(source, file.Value).Any()));
    }

    private void Load(Level level)
    {
        if (database.Number("pragma user_version") != Version)
        {
            SourceStore.Create(database);
            SeriesStore.Create(database);
            Catalog.Create(database);
            database.Execute($"pragma user_version = {Version}");
        }
        var catalog = new Catalog(database);
        var known = _sources.Numbers();
        foreach (var gone in known.Where(source => !files.ContainsKey(source.Key)))
        {
            _sources.Remove(gone.Value, catalog.Experiments);
        }
        var (all, done) = (files.Values.Sum(file => new FileInfo(file).Length), 0L);
        foreach (var (path, file) in files)
        {
            var source = known.TryGetValue(path, out var number) ? number : _sources.Add(path);
            var before = done;
            Load(level, source, file, catalog, offset => progress(new(file, (before + offset) / Math.Max(1.0, all))));
            done += new FileInfo(file).Length;
        }
        catalog.Save();
        AddAll(catalog.Experiments.SelectMany(experiment => experiment.LeftOut.Select(name =>
            $"{experiment.Name}: '{name}' is left out, because SQLite holds 2000 columns and a score takes four of them. Report on it with exprun report --select.")));
    }

    private void Load(Level level, long source, string path, Catalog catalog, Action<long> step)
    {
        var now = FileMark.Of(path);
        var mark = _sources.Mark(source, level);
        if (mark?.IsSame(now, path) == true)
        {
            if (level == Level.Steps)
            {
                _series.Reload(source, path, catalog, warnings);
            }
            return;
        }
        var from = mark?.HasGrown(now, path) == true ? mark : null;
        if (mark is not null && from is null)
        {
            _sources.Forget(source, level, catalog.Experiments);
        }
        using var file = new ResultFile(path);
        if (level == Level.Trials)
        {
            using var loading = new TrialLoading(database, catalog, source, step);
            var read = loading.Read(file, now, from, out var faults);
            _sources.Read(source, level, read, from?.Line ?? 0, faults);
            return;
        }
        // What was written since the trials were read waits for the next time, as they do.
        var trials = _sources.Mark(source, Level.Trials)!;
        using var rows = new LevelLoading(database, catalog, source, level, warnings, step);
        _sources.Read(source, level, rows.Read(file, trials, from), 0, []);
        if (level == Level.Steps && from is not null)
        {
            _series.Reload(source, path, catalog, warnings);
        }
    }

    private void AddAll(IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            warnings.Add(sentence);
        }
    }

    private void TryRollback()
    {
        try
        {
            database.Execute("rollback");
        }
        catch (DatabaseException)
        {
            // SQLite has done so itself.
        }
    }
}
