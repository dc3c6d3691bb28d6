namespace ExpRunner.Execution;

/// <summary>
/// What waits for the disk before it is shown, while the work goes on: what comes together during one flush is all served by the next, so that short
/// repetitions share the price of a flush. In order, on a thread of its own.
/// </summary>
/// <param name="secure">Returns when all that was recorded before is on the disk.</param>
/// <param name="show">Shows one of them.</param>
internal sealed class DiskQueue(Action secure, Action<Noted> show)
{
    /// <summary>So many wait at most; who brings more waits too.</summary>
    private const int MostWaiting = 4096;
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(1);
    private readonly object _gate = new();
    private List<Noted> _waiting = [];
    private List<Noted> _served = [];
    private Exception? _fault;
    private Thread? _thread;

    /// <summary>Adds what has been recorded.</summary>
    /// <exception cref="Exception">The disk failed, or showing did.</exception>
    public void Add(Noted noted)
    {
        lock (_gate)
        {
            while (_waiting.Count >= MostWaiting && _fault is null)
            {
                Monitor.Wait(_gate);
            }
            ThrowIfFailed();
            _waiting.Add(noted);
            Monitor.PulseAll(_gate);
            if (_thread is null)
            {
                _thread = new Thread(Serve) { IsBackground = true, Name = "ExpRunner disk" };
                _thread.Start();
            }
        }
    }

    /// <summary>Returns when everything is shown.</summary>
    /// <exception cref="Exception">The disk failed, or showing did.</exception>
    public void Drain()
    {
        lock (_gate)
        {
            Settle();
            ThrowIfFailed();
        }
    }

    /// <summary>Returns when nothing is shown any more, because all of it was or because that failed.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            while (_fault is null && (_waiting.Count > 0 || _served.Count > 0))
            {
                Monitor.Wait(_gate);
            }
        }
    }

    private void ThrowIfFailed()
    {
        if (_fault is not null)
        {
            throw _fault;
        }
    }

    private void Serve()
    {
        try
        {
            while (TryTake())
            {
                secure();
                _served.ForEach(show);
            }
        }
        catch (Exception fault)
        {
            lock (_gate)
            {
                _fault = fault;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Takes all that waits; false, and the thread ends, where nothing comes for long.</summary>
    private bool TryTake()
    {
        lock (_gate)
        {
            _served.Clear();
            Monitor.PulseAll(_gate);
            while (_waiting.Count == 0)
            {
                if (!Monitor.Wait(_gate, LongestIdle))
                {
                    _thread = null;
                    return false;
                }
            }
            (_waiting, _served) = (_served, _waiting);
            Monitor.PulseAll(_gate);
            return true;
        }
    }
}
