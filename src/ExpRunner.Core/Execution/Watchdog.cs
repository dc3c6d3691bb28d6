namespace ExpRunner.Execution;

/// <summary>
/// Looks at deadlines now and then, on a thread of its own that user code cannot starve, so that arming a limit costs an attempt no more than a timestamp.
/// </summary>
internal sealed class Watchdog(AttemptLimits limits, Action check) : IDisposable
{
    private readonly ManualResetEvent _stop = new(false);
    private readonly TimeSpan _tick = TickFor(limits);
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

    public void Dispose() => _stop.Set();

    /// <summary>A twentieth of the shortest limit: late by 5 % at most. Memory is filled faster than that.</summary>
    private static TimeSpan TickFor(AttemptLimits limits)
    {
        var shortest = Math.Min(limits.Grace.TotalMilliseconds, Math.Min(Milliseconds(limits.Timeout), Milliseconds(limits.IdleTimeout)));
        return TimeSpan.FromMilliseconds(Math.Clamp(shortest / 20, 5, limits.Memory is null ? 250 : 50));
    }

    private static double Milliseconds(TimeSpan? limit) => limit?.TotalMilliseconds ?? double.MaxValue;

    private void Watch()
    {
        while (!_stop.WaitOne(_tick))
        {
            check();
        }
    }
}
