using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>The first write of a start, and its end.</summary>
internal sealed partial class SweepStore
{
    /// <summary>So many trials may have to be rendered again after a crash.</summary>
    private const int TrialsPerMark = 4096;
    private readonly List<int> _unwritten = [];
    private JournalReader.Tail _tail;
    private JournalWriter? _journal;
    private ResultsView? _view;
    private string? _brokenSweepFile;
    private bool _hasBegun;
    private int _unmarked;

    /// <summary>Ends a start that was not broken off: results.jsonl is put in order.</summary>
    /// <exception cref="SweepStoreException">Something could not be read or written.</exception>
    public void Finish()
    {
        lock (_gate)
        {
            try
            {
                PutInOrder();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw CannotWrite(fault);
            }
        }
    }

    /// <summary>Takes the folder for this runner before anything runs, and joins those who share it; a new one is made.</summary>
    /// <exception cref="SweepStoreException">Another runner was quicker, or it cannot be written.</exception>
    public void Take()
    {
        lock (_gate)
        {
            try
            {
                Begin();
                _options.Claims?.Join();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw CannotWrite(fault);
            }
        }
    }

    private string JournalPath => _isSecond ? _folder.JournalOf(_options.Runner.Id) : _folder.Journal;

    /// <summary>The journal, made ready for this start with the first call.</summary>
    private JournalWriter Begin()
    {
        if (_hasBegun)
        {
            return _journal!;
        }
        if (_isReadOnly)
        {
            throw new InvalidOperationException("The folder was opened to be read.");
        }
        try
        {
            TakeFolder();
            if (_isSecond)
            {
                _journal ??= BeginJournal();
            }
            else
            {
                _damage.Save();
                _journal ??= BeginJournal();
                WriteBlocks();
                _view = Builder().Open(_options.Time, _gate);
                RefreshLater();
            }
            _hasBegun = true;
            return _journal;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(fault);
        }
    }

    private JournalWriter BeginJournal()
    {
        var journal = new JournalWriter(_folder.Files, JournalPath, _tail, _options.Durability);
        try
        {
            RunnerLine.Write(journal.Begin("runner"u8), _options);
            journal.End();
            journal.Flush();
        }
        catch
        {
            journal.Dispose();
            throw;
        }
        _unwritten.Clear();
        _unwritten.AddRange(Enumerable.Range(0, Blocks.Count).Where(i => !History.Blocks.Contains(Blocks[i])));
        return journal;
    }

    private void PutInOrder()
    {
        if (_isSecond || _journal is null && (!_folder.Files.FolderExists(_folder.Path) || _unwritten.Count == 0 && !_damage.IsNews && _brokenSweepFile is null && Builder().IsRight()))
        {
            return;
        }
        var journal = Begin();
        if (!_view!.IsOrdered)
        {
            _view.Sort();
        }
        Mark(journal, "finished"u8);
        journal.Write();
    }

    private void TakeFolder()
    {
        if (_isSecond)
        {
            return;
        }
        if (_lock is null)
        {
            SweepFolderCheck.Make(_folder);
            _lock = FolderLock.TryTake(_folder) ?? throw SweepFolderCheck.Busy(_folder, _options);
            if (_folder.Journals.Length > 0)
            {
                throw new SweepStoreException($"{_folder.Path}: another runner began to use this folder just now. Start again to go on with what it did.") { IsPassing = true };
            }
        }
        if (_brokenSweepFile is not null)
        {
            _folder.Files.Rename(_folder.Sweep, _folder.FreeName(_folder.Sweep, ".damaged"), overwrite: false);
            _brokenSweepFile = null;
        }
    }

    private SweepStoreException CannotWrite(Exception fault)
        => new($"{_folder.Path}: cannot be written: {fault.Message} Choose another folder with --out.", fault);

    private ViewBuilder Builder() => new(History, _recorded, _lines, _folder, _options.Warn);

    /// <summary>Records the blocks that changed, first in the journal; before the first write they wait for it.</summary>
    private void WriteBlocks()
    {
        if (_journal is null)
        {
            return;
        }
        foreach (var number in _unwritten)
        {
            _journal.Begin("block"u8).Add(",\"block\":"u8).Value(Blocks[number].ToJson());
            _journal.End();
        }
        _journal.Flush();
        _unwritten.Clear();
        SweepFile.Write(_folder, _options, Blocks);
    }

    /// <summary>Records that results.jsonl is right so far.</summary>
    private void Mark(JournalWriter journal, ReadOnlySpan<byte> kind)
    {
        _view!.Flush();
        ViewMark.Write(journal.Begin(kind), _view, _open.Keys, _lengths);
        journal.End();
        journal.Flush();
        _unmarked = 0;
    }
}
