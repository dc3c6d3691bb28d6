using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>
/// What a worker has to tell. Outcomes of short attempts leave together, at most a millisecond after the first of them;
/// what must not be lost with the process leaves at once.
/// </summary>
internal sealed class WorkerOutbox(WorkerHandles handles, TimeProvider time)
{
    private const int Enough = 32 * 1024;
    private readonly Lock _gate = new();
    private readonly FrameWriter _writer = new();
    private readonly long _patience = time.TimestampFrequency / 1000;
    private long _flushedAt;

    public void Greet(Greeting greeting)
    {
        lock (_gate)
        {
            _writer.Magic();
            greeting.Write(_writer);
            Send();
        }
    }

    /// <summary>Adds an outcome, which leaves now or soon.</summary>
    public void Add(RunningAttempt ended, bool wasTold, Outcome outcome, bool now)
    {
        lock (_gate)
        {
            Frames.Write(_writer, ended.Sequence, wasTold, outcome);
            if (now || _writer.Length > Enough || time.GetTimestamp() - _flushedAt > _patience)
            {
                Send();
            }
        }
    }

    public void Flush()
    {
        lock (_gate)
        {
            Send();
        }
    }

    public void AddCancelled(int last)
    {
        lock (_gate)
        {
            _writer.Begin(FrameKind.Cancelled);
            _writer.Int32(last);
            _writer.End();
        }
    }

    public void Warn(string text)
    {
        lock (_gate)
        {
            _writer.Begin(FrameKind.Warning);
            _writer.Text(text);
            _writer.End();
            Send();
        }
    }

    /// <summary>Adds a piece of a file, which leaves at once: there are more.</summary>
    public void AddFile(int sequence, bool hasEnded, string name, long offset, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            FileFrames.Write(_writer, sequence, hasEnded, name, offset, bytes);
            if (!hasEnded || _writer.Length > Enough)
            {
                Send();
            }
        }
    }

    /// <summary>Tells that this end is there; not where another thread sends.</summary>
    public void TellAlive(long memory)
    {
        if (!_gate.TryEnter())
        {
            return;
        }
        try
        {
            _writer.Begin(FrameKind.Alive);
            _writer.Int64(memory);
            _writer.End();
            Send();
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Tells that the attempt is the one that runs; not where another thread is stuck in sending.</summary>
    public void Announce(RunningAttempt running, TimeSpan limit)
    {
        if (running.IsAnnounced || !_gate.TryEnter(limit))
        {
            return;
        }
        try
        {
            if (running.MayAnnounce())
            {
                _writer.Begin(FrameKind.Started);
                _writer.Int32(running.Sequence);
                _writer.Int64(time.GetElapsedTime(running.StartedAt).Ticks);
                _writer.End();
                Send();
            }
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Tells that the attempt prints or logs.</summary>
    public void TellActive(RunningAttempt running)
    {
        if (!_gate.TryEnter())
        {
            return;
        }
        try
        {
            _writer.Begin(FrameKind.Active);
            _writer.Int32(running.Sequence);
            _writer.End();
            Send();
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void Send()
    {
        if (_writer.Length == 0)
        {
            return;
        }
        try
        {
            handles.Write(_writer.Written);
        }
        catch (IOException)
        {
            handles.KillGroup();
        }
        _writer.Clear();
        _flushedAt = time.GetTimestamp();
    }
}
