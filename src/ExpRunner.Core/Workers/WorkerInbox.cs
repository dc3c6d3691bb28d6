namespace ExpRunner.Workers;

/// <summary>
/// The attempts a worker was sent. Its own thread reads while it has nothing to do; while it runs an attempt, the watch reads in its place,
/// so that a cancellation and the other side's end are noticed whatever the user's code does, and a short attempt costs no change of threads.
/// </summary>
internal sealed class WorkerInbox(WorkerHandles handles, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly FrameBuffer _buffer = new();
    private WakefulWait _wait = new(null, time);
    private Queue<RunningAttempt> _waiting = new();
    private RunningAttempt? _current;
    private bool _isReading;
    private bool _isOver;
    private long _heard;
    private int? _cancelled;

    /// <summary>The attempt that runs.</summary>
    public RunningAttempt? Current => Volatile.Read(ref _current);

    /// <summary>Counts what was read.</summary>
    public long Heard => Interlocked.Read(ref _heard);

    /// <summary>Takes the files of other trials that attempts need; null: both ends share them.</summary>
    public NeededFiles? Needed { get; set; }

    /// <summary>Reads what comes first; null where the other side speaks another version of the protocol.</summary>
    /// <exception cref="InvalidDataException">The other side is no ExpRunner.</exception>
    /// <exception cref="EndOfStreamException">It is gone.</exception>
    public Hello? ReadHello()
    {
        while (_buffer.TakeMagic() is not true)
        {
            if (_buffer.TakeMagic() is false)
            {
                throw new InvalidDataException();
            }
            ReadMore();
        }
        ReadOnlySpan<byte> body;
        FrameKind kind;
        while (!_buffer.TryTake(out kind, out body))
        {
            ReadMore();
        }
        var hello = kind == FrameKind.Hello ? Hello.Read(new FrameReader(body, _buffer.Names)) : throw new InvalidDataException();
        _wait = new WakefulWait(hello is { IsWakeful: true } ? () => handles.WaitForInput(TimeSpan.Zero) : null, time);
        return hello;

        void ReadMore()
        {
            var count = handles.Read(_buffer.Room().Span);
            _buffer.Filled(count > 0 ? count : throw new EndOfStreamException());
        }
    }

    /// <summary>Takes the next attempt; from now on it is the current one.</summary>
    public bool TryNext(out RunningAttempt attempt)
    {
        lock (_gate)
        {
            Parse();
            if (!_waiting.TryDequeue(out attempt!))
            {
                return false;
            }
            attempt.StartedAt = time.GetTimestamp();
            Volatile.Write(ref _current, attempt);
            return true;
        }
    }

    /// <summary>The current attempt has ended.</summary>
    public void Done()
    {
        lock (_gate)
        {
            Volatile.Write(ref _current, null);
        }
    }

    /// <summary>The end of the range that was cancelled since the last time this was asked.</summary>
    public int? TakeCancelled()
    {
        lock (_gate)
        {
            var cancelled = _cancelled;
            _cancelled = null;
            return cancelled;
        }
    }

    /// <summary>Waits for more, unless the watch has just read some; false: told to end.</summary>
    public bool Wait()
    {
        lock (_gate)
        {
            if (_isOver || _waiting.Count > 0 || _cancelled is not null)
            {
                return !_isOver;
            }
            _isReading = true;
        }
        _wait.StayAwake();
        var count = handles.Read(_buffer.Room().Span);
        lock (_gate)
        {
            _isReading = false;
            Take(count);
            return true;
        }
    }

    /// <summary>
    /// Reads in place of the worker's own thread, unless that has come back to it. What was seen may have been read by it meanwhile,
    /// so the watch looks again once nobody else can read: it must never wait for input while it holds the lock.
    /// </summary>
    public void ReadAside(TimeSpan limit)
    {
        if (!handles.WaitForInput(limit))
        {
            return;
        }
        lock (_gate)
        {
            if (!_isReading && !_isOver && handles.WaitForInput(TimeSpan.Zero))
            {
                Take(handles.Read(_buffer.Room().Span));
                Parse();
            }
        }
    }

    private void Take(int count)
    {
        if (count == 0)
        {
            handles.KillGroup();
        }
        Interlocked.Add(ref _heard, count);
        _buffer.Filled(count);
    }

    private void Parse()
    {
        while (_buffer.TryTake(out var kind, out var body))
        {
            var reader = new FrameReader(body, _buffer.Names);
            switch (kind)
            {
                case FrameKind.Attempt:
                    _waiting.Enqueue(new RunningAttempt(reader.Int32(), Frames.ReadAttempt(ref reader)));
                    break;
                case FrameKind.File:
                    Needed?.Take(reader);
                    break;
                case FrameKind.Cancel:
                    Cancel(reader.Int32(), reader.Int32());
                    break;
                case FrameKind.Goodbye:
                    _isOver = true;
                    break;
            }
        }
    }

    private void Cancel(int first, int last)
    {
        _waiting = new(_waiting.Where(attempt => attempt.Sequence < first || attempt.Sequence > last));
        if (_current is { } current && current.Sequence >= first && current.Sequence <= last)
        {
            current.Tell();
        }
        _cancelled = last;
    }
}
