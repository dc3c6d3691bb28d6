using SQLitePCL;

namespace ExpRunner.Querying;

/// <summary>The loaded results: the kept file, or, where none can be kept, one that goes away with this process.</summary>
internal sealed class ResultsDatabase : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    private readonly IReadOnlyList<string> _files;
    private readonly List<string> _warnings = [];
    private readonly HashSet<Level> _levels = [];
    private readonly Action<LoadProgress> _progress;
    private readonly string _kept;
    private Database? _database;
    private Refresh? _refresh;
    private int _code;
    private string _fault = "";

    /// <param name="paths">What was asked for.</param>
    /// <param name="files">The files found there.</param>
    /// <param name="progress">Told how far loading is.</param>
    public ResultsDatabase(IReadOnlyList<string> paths, IReadOnlyList<string> files, Action<LoadProgress> progress)
    {
        (_files, _progress, _kept) = (files, progress, KeptFile.For(paths));
        Ensure(Level.Trials);
    }

    /// <summary>The database; another one after <see cref="Ensure"/>, perhaps.</summary>
    public Database Database => _database!;

    /// <summary>What was passed over while loading.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The files by the path the database knows them by.</summary>
    public IReadOnlyDictionary<string, string> Files { get; private set; } = new Dictionary<string, string>();

    /// <summary>Whether a level is loaded.</summary>
    public bool Has(Level level) => _levels.Contains(level);

    /// <summary>Loads a level.</summary>
    public void Ensure(Level level)
    {
        _levels.Add(level);
        var isLoaded = _refresh is { } refresh ? Try(() => refresh.Ensure(_levels)) : Try(() => Use(_kept)) || (IsBroken() && Try(() => Use(_kept)));
        if (isLoaded)
        {
            return;
        }
        var reason = _fault;
        if (!Try(() => Use("")))
        {
            throw new QueryException($"The results cannot be loaded: {_fault}. Look after the room in {Path.GetTempPath()} and in {Path.GetDirectoryName(_kept)}.");
        }
        Warn($"{_kept}: what is loaded cannot be kept there ({reason}), so that every query loads it again. Copy the results to a folder that can be written to spare that.");
    }

    /// <inheritdoc/>
    public void Dispose() => _database?.Dispose();

    private bool Try(Action open)
    {
        try
        {
            open();
            return true;
        }
        catch (DatabaseException fault)
        {
            (_code, _fault) = (fault.Code, fault.Message);
            return false;
        }
    }

    private void Warn(string warning)
    {
        if (!_warnings.Contains(warning))
        {
            _warnings.Add(warning);
        }
    }

    /// <summary>A kept file that is damaged, or of another version, is made anew.</summary>
    private bool IsBroken()
    {
        if (_code is not (raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR))
        {
            return false;
        }
        _database?.Dispose();
        try
        {
            File.Delete(_kept);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Use(string path)
    {
        _database?.Dispose();
        _database = new(path, Wait);
        _database.Execute("pragma synchronous = off; pragma cache_size = -65536; pragma temp_store = memory");
        var folder = Path.GetDirectoryName(_kept)!;
        Files = _files.ToDictionary(file => path.Length == 0 ? Path.GetFullPath(file) : Path.GetRelativePath(folder, file));
        _refresh = new(_database, Files, _warnings, _progress);
        _refresh.Ensure(_levels);
    }
}
