using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>
/// What the trial prints: spooled into files beside the results, which become the attempt's logs by renaming as soon as there is something in them.
/// An attempt that prints nothing costs two questions for a length.
/// </summary>
internal sealed class TrialOutput(WorkerHandles handles, string spool, long? maxLog, Action<string> warn)
{
    private readonly Lock _gate = new();
    private readonly string _baseFolder = Path.GetFullPath(".");
    private readonly bool[] _isKept = new bool[2];
    private readonly bool[] _isElsewhere = new bool[2];
    private readonly LogBound[] _bounds = [new(maxLog), new(maxLog)];
    private Attempt? _current;

    /// <summary>Starts to catch what is printed.</summary>
    public void Open()
    {
        handles.PointAt(WorkerHandles.Output, Spool(0));
        handles.PointAt(WorkerHandles.Error, Spool(1));
    }

    /// <summary>The bytes printed into the current files.</summary>
    public long Length => Math.Max(0, handles.Length(WorkerHandles.Output)) + Math.Max(0, handles.Length(WorkerHandles.Error));

    /// <summary>An attempt begins.</summary>
    public void Begin(Attempt attempt)
    {
        lock (_gate)
        {
            _current = attempt;
        }
    }

    /// <summary>Makes what the running attempt has printed so far its log, which grows on.</summary>
    public void Keep(Attempt attempt)
    {
        lock (_gate)
        {
            for (var i = 0; i < 2 && ReferenceEquals(attempt, _current); i++)
            {
                var length = handles.Length(i + 1);
                if (!_isKept[i] && length > 0)
                {
                    Keep(i, attempt);
                }
                if (_bounds[i].IsDue(length) && !OperatingSystem.IsWindows())
                {
                    Guarded(() => _bounds[i].Trim(PathOf(i, attempt), length));
                }
            }
        }
    }

    /// <summary>The attempt has ended: what it printed is its log, and new files wait for the next one. False: it printed nothing.</summary>
    public bool End(Attempt attempt)
    {
        Keep(attempt);
        lock (_gate)
        {
            _current = null;
            if (!_isKept[0] && !_isKept[1])
            {
                return false;
            }
            foreach (var i in (ReadOnlySpan<int>)[0, 1])
            {
                if (_isKept[i])
                {
                    var printed = PathOf(i, attempt);
                    Guarded(() => _bounds[i].End(printed, Log(i, attempt)));
                    Guarded(() => handles.PointAt(i + 1, Spool(i)));
                }
                _isKept[i] = _isElsewhere[i] = false;
            }
            return true;
        }
    }

    private void Keep(int i, Attempt attempt) => Guarded(() =>
    {
        _isKept[i] = true;
        Directory.CreateDirectory(Path.GetDirectoryName(Log(i, attempt))!);
        _isElsewhere[i] = !handles.TryMove(Spool(i), Log(i, attempt));
    });

    /// <summary>A log that cannot be kept is no reason to lose the attempt's scores.</summary>
    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            warn($"The output of a trial was not kept: {fault.Message}");
        }
    }

    /// <summary>The file that takes what is printed now.</summary>
    private string PathOf(int i, Attempt attempt) => _isKept[i] && !_isElsewhere[i] ? Log(i, attempt) : Spool(i);

    private string Spool(int i) => SpoolFiles.Spool(spool, SpoolFiles.Streams[i]);

    private string Log(int i, Attempt attempt) => SpoolFiles.Log(attempt, SpoolFiles.Streams[i], _baseFolder);
}
