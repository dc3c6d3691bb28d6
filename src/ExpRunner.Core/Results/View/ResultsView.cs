namespace ExpRunner.Results;

/// <summary>
/// The file results.jsonl while a sweep runs: lines are appended as trials end and written out at least every tenth of a second.
/// It is a view: what a crash takes from it, the next start writes again from the journal.
/// </summary>
internal sealed class ResultsView : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);
    private readonly SweepFolder _folder;
    private readonly TimeProvider _time;
    private readonly Lock _gate;
    private readonly ITimer _timer;
    private readonly Utf8Buffer _pending = new();
    private AppendFile _file;
    private UInt128 _lastId;
    private long _flushedAt;
    private bool _isTimerSet;
    private Exception? _fault;

    /// <param name="folder">Where it is.</param>
    /// <param name="mark">What is right of the file; the rest is cut off.</param>
    /// <param name="lastId">The largest id in it.</param>
    /// <param name="time">Tells when to write.</param>
    /// <param name="gate">Held by every caller; the timer takes it too.</param>
    public ResultsView(SweepFolder folder, ViewMark mark, UInt128 lastId, TimeProvider time, Lock gate)
    {
        (_folder, _time, _gate, _lastId) = (folder, time, gate, lastId);
        (Length, Crc, IsOrdered) = (mark.Bytes, mark.Crc, mark.IsOrdered);
        _file = Open();
        _flushedAt = time.GetTimestamp() - time.TimestampFrequency;
        _timer = time.CreateTimer(_ => FlushLate(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public long Length { get; private set; }

    public uint Crc { get; private set; }

    /// <summary>Whether the lines are in order of id, one per id.</summary>
    public bool IsOrdered { get; private set; }

    public void Append(UInt128 id, ReadOnlySpan<byte> line)
    {
        IsOrdered &= Length == 0 || id > _lastId;
        _lastId = UInt128.Max(_lastId, id);
        _pending.Add(line);
        Crc = Crc32C.Of(line, Crc);
        Length += line.Length;
        if (_time.GetElapsedTime(_flushedAt) >= LongestWait || _pending.Length > 1 << 16)
        {
            Flush();
        }
        else if (!_isTimerSet)
        {
            _isTimerSet = _timer.Change(LongestWait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <exception cref="SweepStoreException">The file cannot be written, now or when a line was due.</exception>
    public void Flush()
    {
        if (_fault is not null)
        {
            throw new SweepStoreException(_fault.Message, _fault);
        }
        if (_pending.Length > 0)
        {
            _file.Append(_pending.Written);
            _pending.Truncate();
        }
        _flushedAt = _time.GetTimestamp();
    }

    /// <summary>Rewrites the file in order of id, one line per id, the last one.</summary>
    public void Sort()
    {
        Flush();
        var crc = 0u;
        _file.Dispose();
        try
        {
            _folder.Replace(_folder.Results, sorted => crc = ResultsOrder.Write(_folder.Files, _folder.Results, sorted));
        }
        finally
        {
            Reopen();
        }
        Length = _file.Length;
        Crc = crc;
        IsOrdered = true;
    }

    public void Dispose()
    {
        _timer.Dispose();
        _file.Dispose();
    }

    private AppendFile Open()
    {
        var file = new AppendFile(_folder.Files, _folder.Results);
        try
        {
            if (file.Length != Length)
            {
                file.Truncate(Length);
            }
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void Reopen()
    {
        try
        {
            _file = new AppendFile(_folder.Files, _folder.Results);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _fault = new SweepStoreException($"{_folder.Results}: cannot be written: {fault.Message} What was recorded is safe in the journal; start again.", fault);
            throw _fault;
        }
    }

    private void FlushLate()
    {
        lock (_gate)
        {
            _isTimerSet = false;
            try
            {
                if (_fault is null)
                {
                    Flush();
                }
            }
            catch (Exception fault) when (fault is SweepStoreException or ObjectDisposedException)
            {
                _fault = fault;
            }
        }
    }
}
