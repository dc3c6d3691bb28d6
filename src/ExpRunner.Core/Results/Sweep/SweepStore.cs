using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>
/// The folder of a sweep: what earlier starts left there, and the record of this one. The journal is the truth; every other file
/// can be made from it again. All members may be called from any thread.
/// </summary>
internal sealed partial class SweepStore : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SweepStoreOptions _options;
    private readonly SweepFolder _folder;
    private readonly DamageLog _damage;
    private readonly ConfigReading _reading;
    private readonly BlockList _blocks;
    private readonly RecordedTrials _recorded;
    private readonly ResultsLine _lines;
    private readonly bool _isReadOnly;
    private readonly bool _isSecond;
    private readonly SortedDictionary<string, long> _lengths = new(StringComparer.Ordinal);
    private FolderLock? _lock;
    private bool _isDisposed;

    private SweepStore(SweepStoreOptions options, bool isReadOnly, FolderLock? held, bool isSecond = false)
    {
        _options = options;
        _isReadOnly = isReadOnly;
        _isSecond = isSecond;
        _lock = held;
        _folder = new SweepFolder(options.Files, options.Folder);
        _reading = new ConfigReading(options.Experiment);
        _damage = new DamageLog(_folder, options.Warn);
        _blocks = new BlockList(_reading, options.Membership);
        _lines = new ResultsLine(options.Experiment.Name, options.Folder.TrimEnd('/'));
        History = new SweepHistory(options, _reading);
        options.Claims?.Refresh(mayChange: held is not null || isSecond);
        var journals = _folder.Journals;
        _recorded = new RecordedTrials(History, _reading, options.Files, journals);
        ReadJournals(journals);
        ReadBlocks(journals.Length > 0);
    }

    /// <summary>What earlier starts left.</summary>
    public SweepHistory History { get; }

    /// <summary>Whether another runner keeps results.jsonl and sweep.json.</summary>
    public bool IsSecond => _isSecond;

    /// <summary>What was asked for in this folder, in the order of ids.</summary>
    public IReadOnlyList<Block> Blocks => _blocks.Blocks;

    /// <summary>Opens a folder to go on with it. It is made with the first thing that is written.</summary>
    /// <remarks>
    /// Where another runner has it and it may be shared, this one is the second: it records into a journal of its own, and leaves
    /// sweep.json and results.jsonl to the first.
    /// </remarks>
    /// <exception cref="SweepStoreException">It is of another sweep, of a newer version, in use, or cannot be written.</exception>
    public static SweepStore Open(SweepStoreOptions options) => Guard(options, () =>
    {
        var folder = new SweepFolder(options.Files, options.Folder);
        SweepFolderCheck.Check(folder);
        FolderLock? held = null;
        var isSecond = false;
        if (options.Files.FolderExists(folder.Path))
        {
            held = FolderLock.TryTake(folder);
            isSecond = held is null;
            if (isSecond && (options.Claims is null || options.IsAlone))
            {
                throw SweepFolderCheck.Busy(folder, options);
            }
        }
        else
        {
            SweepFolderCheck.CheckWritable(folder);
        }
        try
        {
            return new SweepStore(options, isReadOnly: false, held, isSecond);
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    });

    /// <summary>The same view without the right to write; nothing is made or changed, and a sweep that runs is not disturbed.</summary>
    /// <exception cref="SweepStoreException">It is of another sweep, of a newer version, or cannot be read.</exception>
    public static SweepStore Read(SweepStoreOptions options) => Guard(options, () =>
    {
        SweepFolderCheck.Check(new SweepFolder(options.Files, options.Folder));
        return new SweepStore(options, isReadOnly: true, null);
    });

    /// <summary>Lists a block unless it is listed; gives the id of its first element. A random block that is listed grows by the draws it lacks.</summary>
    public UInt128 Register(Block block, IBlockMembership member)
    {
        lock (_gate)
        {
            var changed = _blocks.Register(block, member, History.TrialCount == 0 ? 0 : History.LastId + 1);
            if (changed >= 0)
            {
                if (_isSecond)
                {
                    throw SweepFolderCheck.Busy(_folder, _options, isPassing: _options.Claims!.Others.Count == 0);
                }
                _unwritten.Add(changed);
                WriteBlocks();
            }
            return _blocks.Blocks.First(known => known.IsSameSource(block)).FirstId;
        }
    }

    /// <summary>The id of an element of a registered block: that of the first listed block which contains its config.</summary>
    public UInt128 IdOf(Block block, UInt128 element, Value config)
    {
        lock (_gate)
        {
            return _blocks.IdOf(block, element, config);
        }
    }

    /// <summary>The id of a config by the first listed block that contains it.</summary>
    public bool TryIdOf(Value config, out UInt128 id)
    {
        lock (_gate)
        {
            return _blocks.TryIdOf(config, out id);
        }
    }

    /// <summary>Lets the folder go; what was recorded stays, and the next start goes on from there.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }
            _isDisposed = true;
            try
            {
                _journal?.Write();
                _view?.Flush();
            }
            finally
            {
                _refresh?.Dispose();
                _view?.Dispose();
                _journal?.Dispose();
                _recorded.Dispose();
                _lock?.Dispose();
            }
        }
    }

    private static SweepStore Guard(SweepStoreOptions options, Func<SweepStore> open)
    {
        try
        {
            return open();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SweepStoreException($"{options.Folder}: cannot be read: {fault.Message} Make it readable, or choose another folder with --out.", fault);
        }
    }

    private void ReadJournals(string[] journals)
    {
        var isHeld = _lock is null && FolderLock.IsHeld(_folder);
        HashSet<string> live = [.. (_options.Claims?.Others ?? []).Select(runner => runner.Id), .. _options.Living];
        for (var i = 0; i < journals.Length; i++)
        {
            var isFirst = journals[i] == _folder.Journal;
            var isLive = isFirst ? isHeld : live.Any(runner => journals[i] == _folder.JournalOf(runner));
            var tail = new JournalReader(_folder.Files, History, _damage).Read(journals[i], i, isLive);
            if (journals[i] == JournalPath)
            {
                _tail = tail;
            }
            else
            {
                _lengths[Path.GetFileName(journals[i])] = tail.Length;
            }
            if (isFirst && isHeld && History.LastRunner is { } runner)
            {
                live.Add(runner.Id);
            }
        }
        _damage.Close();
        History.Settle(live);
    }

    private void ReadBlocks(bool hasJournal)
    {
        var listed = SweepFile.Read(_folder, _options, out _brokenSweepFile);
        foreach (var block in (listed ?? []).Concat(History.Blocks))
        {
            _blocks.Restore(block);
        }
        if (_brokenSweepFile is not null)
        {
            _options.Warn($"{_brokenSweepFile} It is put beside and made anew from the journal.");
        }
        else if (listed is null && hasJournal && !_isSecond)
        {
            _options.Warn($"{_folder.Sweep}: the file is missing. It is made anew from the journal.");
        }
    }
}
