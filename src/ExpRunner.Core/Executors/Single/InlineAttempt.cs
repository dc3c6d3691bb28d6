using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Executors.Single;

/// <summary>The attempt that runs in this process, as the watchdog sees it.</summary>
internal sealed class InlineAttempt(Attempt attempt, IAttemptObserver observer, long startedAt, CancellationTokenSource? source)
{
    private int _reported;

    public Attempt Attempt => attempt;

    public long StartedAt => startedAt;

    /// <summary>When it last printed or logged, and the count that says so.</summary>
    public (long At, long Activity) LastActive { get; set; } = (startedAt, -1);

    /// <summary>Values it logged.</summary>
    public long Logged;

    /// <summary>The limit it broke.</summary>
    public volatile string? Expired;

    /// <summary>When it must have ended; long.MaxValue: it was not told to.</summary>
    public long EndBy = long.MaxValue;

    /// <summary>Tells it to end, on another thread: callbacks are user code.</summary>
    public void Tell() => _ = source?.CancelAsync();

    /// <summary>Reports its outcome; only the first one counts.</summary>
    public bool TryReport(Outcome outcome)
    {
        if (Interlocked.Exchange(ref _reported, 1) != 0)
        {
            return false;
        }
        observer.Ended(attempt, outcome);
        return true;
    }
}
