using System.Text;

namespace ExpRunner.Workers;

/// <summary>The near end of a worker's two streams, whatever carries them.</summary>
internal sealed class WorkerConnection(Stream toWorker, Stream fromWorker, WakefulWait wait, IWorkerEvents events, string? host = null)
{
    /// <summary>A page, which every pipe holds at least; whatever was sent before has been taken when a batch is sent.</summary>
    private const int NeverBlocks = 4096;

    private readonly Lock _sending = new();
    private readonly FrameWriter _writer = new();
    private readonly FrameBuffer _buffer = new();
    private Task _late = Task.CompletedTask;
    private string _worker = "";
    private long _heard;

    /// <summary>Counts what was read.</summary>
    public long Heard => Interlocked.Read(ref _heard);

    /// <summary>Starts to read, on a thread of its own.</summary>
    public void Start()
        => new Thread(Read, maxStackSize: 1024 * 1024) { IsBackground = true, Name = "ExpRunner worker" }.Start();

    /// <summary>
    /// Sends what <paramref name="write"/> writes, as one. What is longer than any pipe takes at once is sent by another thread: the one that
    /// sends may be the one that reads, and while it waits for the worker to take what comes the worker may wait for it to take outcomes.
    /// </summary>
    /// <param name="state">Given to the others.</param>
    /// <param name="write">Writes the frames.</param>
    /// <param name="sent">Called when the worker has been there to take all of it.</param>
    /// <exception cref="IOException">The worker is gone.</exception>
    public void Send<TState>(TState state, Action<FrameWriter, TState> write, Action<TState>? sent = null)
    {
        lock (_sending)
        {
            try
            {
                write(_writer, state);
                if (_writer.Length > NeverBlocks || !_late.IsCompleted)
                {
                    _late = SendLateAsync(_late, _writer.Written.ToArray(), state, sent);
                    return;
                }
                toWorker.Write(_writer.Written);
            }
            finally
            {
                _writer.Clear();
            }
        }
        sent?.Invoke(state);
    }

    /// <summary>Sends, and waits until all of it is on its way; for what would fill the memory where one sent it without waiting.</summary>
    public Task SendAsync<TState>(TState state, Action<FrameWriter, TState> write)
    {
        lock (_sending)
        {
            write(_writer, state);
            _late = SendLateAsync(_late, _writer.Written.ToArray(), state, null);
            _writer.Clear();
            return _late;
        }
    }

    private async Task SendLateAsync<TState>(Task before, byte[] bytes, TState state, Action<TState>? sent)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            toWorker.Write(bytes);
            sent?.Invoke(state);
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // It is gone; who reads learns it.
        }
    }

    /// <summary>Tells the worker that nobody will talk to it any more.</summary>
    public void Close()
    {
        try
        {
            toWorker.Dispose();
        }
        catch (IOException)
        {
            // It is gone already.
        }
    }

    private void Read()
    {
        Exception? fault = null;
        try
        {
            while (Fill() && _buffer.TakeMagic() is not true)
            {
                if (_buffer.TakeMagic() is false)
                {
                    throw new ForeignOutputException(Beginning());
                }
            }
            do
            {
                Dispatch();
            }
            while (Fill());
        }
        catch (Exception caught)
        {
            fault = caught;
        }
        events.OnClosed(fault);
    }

    private bool Fill()
    {
        wait.StayAwake();
        var count = fromWorker.Read(_buffer.Room().Span);
        _buffer.Filled(count);
        Interlocked.Add(ref _heard, count);
        return count > 0;
    }

    private string Beginning()
    {
        var text = Encoding.UTF8.GetString(_buffer.Waiting[..Math.Min(200, _buffer.Waiting.Length)]);
        return text.TrimEnd();
    }

    private void Dispatch()
    {
        while (_buffer.TryTake(out var kind, out var body))
        {
            var reader = new FrameReader(body, _buffer.Names);
            switch (kind)
            {
                case FrameKind.Greeting:
                    var greeting = Greeting.Read(reader);
                    greeting = host is null ? greeting : greeting with { Host = host };
                    _worker = greeting.Worker;
                    events.OnGreeting(greeting);
                    break;
                case FrameKind.Outcome:
                    events.OnOutcome(reader.Int32(), reader.Byte() != 0, Frames.ReadOutcome(ref reader, _worker));
                    break;
                case FrameKind.Started:
                    events.OnStarted(reader.Int32(), TimeSpan.FromTicks(reader.Int64()));
                    break;
                case FrameKind.Active:
                    events.OnActive(reader.Int32());
                    break;
                case FrameKind.File:
                    events.OnFile(reader.Int32(), reader.Byte() != 0, reader.Text() ?? "", reader.Int64(), reader.Bytes());
                    break;
                case FrameKind.Alive:
                    events.OnAlive(reader.Int64());
                    break;
                case FrameKind.Cancelled:
                    events.OnCancelled(reader.Int32());
                    break;
                case FrameKind.Warning:
                    events.OnWarning(reader.Text() ?? "");
                    break;
            }
        }
    }
}
