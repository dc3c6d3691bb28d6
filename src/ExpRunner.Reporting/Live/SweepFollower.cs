using ExpRunner.Results;

namespace ExpRunner.Reporting.Live;

/// <summary>Follows one sweep by its files: each look reads what was appended since the last one, and nothing is written or held.</summary>
internal sealed class SweepFollower : IDisposable
{
    /// <summary>A folder may hold a hundred thousand others: listing it may cost this share of the time.</summary>
    private const int ListingShare = 200;

    private readonly SweepFolder _folder;
    private readonly TimeProvider _time;
    private readonly IReadOnlyDictionary<string, bool> _goals;
    private readonly ConfigNames _names = new();
    private readonly RunningTrials _running;
    private readonly BestSoFar _best;
    private readonly FailureCauses _failures = new();
    private readonly PaceMeter _pace = new();
    private readonly FollowedStarts _starts = new();
    private readonly SweepDescription _description;
    private RecordedSweep? _sweep;
    private string[] _journals = [];
    private GrowingFile[] _files = [];
    private SweepPicture _picture;
    private string[] _listed = [];
    private long _nextListing = long.MinValue;
    private DateTime _boardAt;

    /// <param name="folder">The experiment's folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="goals">Which way of a score is better, where somebody said.</param>
    /// <param name="mostShown">Of so many running trials the newest logged values are read.</param>
    public SweepFollower(SweepFolder folder, TimeProvider time, IReadOnlyDictionary<string, bool> goals, int mostShown)
    {
        (_folder, _time, _goals) = (folder, time, goals);
        _running = new(folder.Files, folder.Path, _names, mostShown);
        _best = new(folder.Files, folder.Results, _names);
        _description = new(folder);
        _picture = new() { Folder = folder.Path };
    }

    /// <summary>The experiment's folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Looks at what is new, and gives the sweep as it is now.</summary>
    public SweepPicture Look()
    {
        try
        {
            Read();
        }
        catch (Exception fault) when (fault is SweepStoreException or IOException or UnauthorizedAccessException)
        {
            Forget();
            _picture = _picture with { Problem = fault.Message, Version = _picture.Version + (_picture.Problem == fault.Message ? 0 : 1) };
        }
        finally
        {
            _sweep?.Recorded.Dispose();
        }
        return _picture = _picture with { Pace = PaceNow() };
    }

    /// <inheritdoc/>
    public void Dispose() => _sweep?.Dispose();

    private void Read()
    {
        var isNew = _description.ReadOn();
        if (_description.Experiment is null)
        {
            return;
        }
        isNew |= ReadJournals(out var isHeld);
        if (_sweep is not { } sweep)
        {
            return;
        }
        var hasResults = _best.ReadOn();
        var owner = sweep.Live.Count > 0 ? string.Join(", ", sweep.Live) : isHeld ? "another runner" : null;
        isNew |= hasResults || owner != _picture.Status?.Owner || _picture.Problem is not null || _picture.Status is null;
        var running = _running.Of(sweep);
        var newest = !running.SequenceEqual(_picture.Running);
        _picture = _picture with { Running = running, Version = _picture.Version + (isNew || newest ? 1 : 0), ResultsVersion = _picture.ResultsVersion + (hasResults ? 1 : 0), Problem = null };
        if (isNew)
        {
            Draw(sweep, owner);
        }
    }

    private void Draw(RecordedSweep sweep, string? owner)
    {
        var status = StatusReader.Of(sweep, _description.Experiment!, _description.File) with { Owner = owner };
        _pace.Read(sweep.History.LineAt);
        var starts = _starts.Of(sweep);
        _picture = _picture with
        {
            Status = status,
            State = owner is not null ? SweepState.Running : status.Missing > 0 ? SweepState.Interrupted : SweepState.Finished,
            Starts = starts,
            StartedAt = starts.Where(start => start.IsLive).Select(start => start.StartedAt).FirstOrDefault() ?? starts.LastOrDefault()?.StartedAt,
            LastEndedAt = _pace.LastEnd,
            Failures = _failures.Of(sweep.History),
            Best = _best.Best(_goals),
        };
    }

    /// <summary>Reads what is new in the journals; who writes them is asked before, so that all is read of those who are gone.</summary>
    private bool ReadJournals(out bool isHeld)
    {
        var isNew = false;
        do
        {
            isHeld = FolderLock.IsHeld(_folder);
            if (_sweep is null || !Journals().SequenceEqual(_journals))
            {
                Begin();
                isNew = true;
            }
            _sweep!.FindLive();
            var more = ReadFiles();
            _sweep!.FindFirst(isHeld);
            isNew |= more;
            if (!more || isHeld || _sweep.Live.Count > 0)
            {
                return isNew;
            }
            // Somebody wrote whom nobody had seen: it began in between.
        }
        while (FolderLock.IsHeld(_folder));
        return isNew;
    }

    private bool ReadFiles()
    {
        var isNew = false;
        for (var i = 0; i < _files.Length; i++)
        {
            using var file = _files[i].OpenIfNew(out var isOther);
            if (isOther)
            {
                Begin();
                _sweep!.FindLive();
                ReadFiles();
                return true;
            }
            if (file is not null)
            {
                var length = file.Length;
                _sweep!.ReadOn(i, file);
                _files[i].Remember(file, length);
                isNew = true;
            }
        }
        return isNew;
    }

    /// <summary>The journals; a runner that comes to share the sweep changes the folder of claims, one that comes alone writes the first journal.</summary>
    private string[] Journals()
    {
        var (now, board) = (_time.GetTimestamp(), Directory.GetLastWriteTimeUtc(_folder.In("claims")));
        if (now >= _nextListing || board != _boardAt || !_listed.Contains(_folder.Journal))
        {
            _boardAt = board;
            _listed = _folder.Journals;
            _nextListing = _time.GetTimestamp() + (ListingShare * (_time.GetTimestamp() - now));
        }
        return _listed;
    }

    private void Begin()
    {
        Forget();
        _nextListing = long.MinValue;
        _journals = Journals();
        _files = [.. _journals.Select(journal => new GrowingFile(_folder.Files, journal))];
        _sweep = RecordedSweep.Follow(_folder, _journals, _description.Experiment!, _description.Seed);
        var history = _sweep.History;
        history.Started = (repetition, line) =>
        {
            _running.Start(repetition, line);
            _starts.Start(history.CurrentRunner, line);
        };
        history.Ended = (repetition, line) =>
        {
            _running.End(repetition);
            _starts.End(history.CurrentRunner, line);
            _pace.Add(line);
        };
    }

    private void Forget()
    {
        _sweep?.Dispose();
        _sweep = null;
        _running.Clear();
        _failures.Clear();
        _pace.Clear();
        _starts.Clear();
    }

    private Pace PaceNow()
    {
        if (_picture.State == SweepState.Unknown || _picture.Status is not { } status || _picture.StartedAt is not { } started)
        {
            return default;
        }
        var now = _picture.State == SweepState.Running ? _time.GetUtcNow() : _pace.LastEnd ?? started;
        return _pace.Tell(started, now, _picture.State == SweepState.Running && !status.IsAtLeast ? (double)status.Missing : null);
    }
}
