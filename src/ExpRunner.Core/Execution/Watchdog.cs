namespace ExpRunner.Execution;

/// <summary>
/// Looks at deadlines now and then, on a thread of its own that user code cannot starve, so that arming a limit costs an attempt no more than a timestamp.
/// </summary>
internal sealed class Watchdog(AttemptLimits limits, Action check) : IDisposable
{
    private readonly AutoResetEvent _wake = new(false);
    private TimeSpan _tick = TickFor(limits);
    private volatile bool _isStopped;
    private Thread? _thread;

    /// <summary>Starts looking, unless it does already.</summary>
    public void Start()
    {
        var thread = new Thread(Watch, maxStackSize: 256 * 1024) { IsBackground = true, Name = "ExpRunner watchdog" };
        if (Interlocked.CompareExchange(ref _thread, thread, null) is null)
        {
            thread.Start();
        }
    }

    /// <summary>Looks at once.</summary>
    public void Wake() => _wake.Set();

    /// <summary>From now on looks often enough for one more limit.</summary>
    public void Mind(TimeSpan limit)
    {
        if (TickFor(limit) is var tick && tick < _tick)
        {
            _tick = tick;
            Wake();
        }
    }

    public void Dispose()
    {
        _isStopped = true;
        _wake.Set();
    }

    /// <summary>Memory is filled faster than time goes by.</summary>
    private static TimeSpan TickFor(AttemptLimits limits)
    {
        var tick = TickFor(TimeSpan.FromMilliseconds(Math.Min(limits.Grace.TotalMilliseconds, Math.Min(Milliseconds(limits.Timeout), Milliseconds(limits.IdleTimeout)))));
        return limits.Memory is null || tick.TotalMilliseconds < 50 ? tick : TimeSpan.FromMilliseconds(50);
    }

    /// <summary>A twentieth of the limit: late by 5 % at most.</summary>
    private static TimeSpan TickFor(TimeSpan limit) => TimeSpan.FromMilliseconds(Math.Clamp(limit.TotalMilliseconds / 20, 5, 250));

    private static double Milliseconds(TimeSpan? limit) => limit?.TotalMilliseconds ?? double.MaxValue;

    private void Watch()
    {
        while (true)
        {
            _wake.WaitOne(_tick);
            if (_isStopped)
            {
                return;
            }
            check();
        }
    }
}
