using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>The attempt a worker runs.</summary>
internal sealed class RunningAttempt(int sequence, Attempt attempt)
{
    private readonly CancellationTokenSource _cancel = new();
    private int _logged;
    private int _announced;

    public int Sequence => sequence;

    public Attempt Attempt => attempt;

    /// <summary>The timestamp of its start.</summary>
    public long StartedAt { get; set; }

    public CancellationToken Cancel => _cancel.Token;

    /// <summary>Whether it was told to end.</summary>
    public bool WasTold => _cancel.IsCancellationRequested;

    /// <summary>How many values it logged.</summary>
    public int Logged => Volatile.Read(ref _logged);

    /// <summary>Whether the other side knows that this attempt runs.</summary>
    public bool IsAnnounced => Volatile.Read(ref _announced) != 0;

    /// <summary>True for the one who is to announce it.</summary>
    public bool MayAnnounce() => Interlocked.Exchange(ref _announced, 1) == 0;

    public void CountLogged() => Interlocked.Increment(ref _logged);

    /// <summary>Tells it to end, on another thread: callbacks are user code.</summary>
    public void Tell() => _ = _cancel.CancelAsync();
}
