using ExpRunner.Execution;

namespace ExpRunner.Workers;

/// <summary>
/// Looks after attempts that take longer than a blink, on a thread of its own: announces them, keeps their logs, reads what comes in.
/// A short attempt never meets it, and an idle worker's watch sleeps.
/// </summary>
internal sealed class WorkerWatch(WorkerInbox inbox, WorkerOutbox outbox, TrialOutput output, OutgoingFiles? files, bool tellsActivity)
{
    private const int IdleTicks = 20;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim _wake = new(0);
    private volatile bool _sleeps;
    private (RunningAttempt? Attempt, long Length, int Logged) _last;

    public void Start() => new Thread(Watch, maxStackSize: 256 * 1024) { IsBackground = true, Name = "ExpRunner watch" }.Start();

    /// <summary>An attempt begins.</summary>
    public void Wake()
    {
        Interlocked.MemoryBarrier();
        if (_sleeps)
        {
            _sleeps = false;
            _wake.Release();
        }
    }

    private void Watch()
    {
        RunningAttempt? seen = null;
        for (var idle = 0; ;)
        {
            var current = inbox.Current;
            idle = current is null ? idle + 1 : 0;
            if (current is not null && current == seen)
            {
                LookAfter(current);
                inbox.ReadAside(Tick);
            }
            else if (idle > IdleTicks)
            {
                Sleep();
                idle = 0;
            }
            else
            {
                Thread.Sleep(Tick);
            }
            seen = current;
        }
    }

    private void Sleep()
    {
        _sleeps = true;
        Interlocked.MemoryBarrier();
        if (inbox.Current is null)
        {
            _wake.Wait();
        }
        _sleeps = false;
    }

    private void LookAfter(RunningAttempt running)
    {
        outbox.Announce(running, TimeSpan.Zero);
        output.Keep(running.Attempt);
        files?.Follow(running);
        if (!tellsActivity)
        {
            return;
        }
        var now = (running, output.Length, running.Logged);
        if (_last.Attempt == running ? now != _last : now.Item2 > 0 || now.Logged > 0)
        {
            outbox.TellActive(running);
        }
        _last = now;
    }
}
