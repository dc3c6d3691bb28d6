using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Executors.Single;

internal sealed partial class SingleExecutor
{
    /// <summary>Looks at the limits of the attempt that runs; called now and then on the watchdog's thread.</summary>
    private void Check()
    {
        if (Volatile.Read(ref _running) is not { } running)
        {
            return;
        }
        var now = _time.GetTimestamp();
        if (now >= Volatile.Read(ref running.EndBy))
        {
            GiveUp(running);
        }
        else if (running.Expired is null && BrokenLimit(running, now) is { } broken)
        {
            running.Expired = broken;
            Interlocked.CompareExchange(ref running.EndBy, now + Ticks(_limits.Grace), long.MaxValue);
            running.Tell();
        }
    }

    private void OnCancel()
    {
        if (Volatile.Read(ref _running) is not { } running)
        {
            return;
        }
        Interlocked.CompareExchange(ref running.EndBy, _time.GetTimestamp() + Ticks(_limits.Grace), long.MaxValue);
        _watchdog.Start();
    }

    private string? BrokenLimit(InlineAttempt running, long now)
    {
        if (_limits.Timeout is { } timeout && _time.GetElapsedTime(running.StartedAt, now) >= timeout)
        {
            return _limits.RanTooLong;
        }
        if (_limits.IdleTimeout is not { } idle)
        {
            return null;
        }
        var activity = Volatile.Read(ref running.Logged) + (_options.Output?.Activity ?? 0);
        if (activity != running.LastActive.Activity)
        {
            running.LastActive = (running.LastActive.Activity < 0 ? running.StartedAt : now, activity);
        }
        return _time.GetElapsedTime(running.LastActive.At, now) >= idle ? _limits.WasIdle : null;
    }

    /// <summary>The attempt does not end: its outcome is known all the same, and the process must go.</summary>
    private void GiveUp(InlineAttempt running)
    {
        var status = running.Expired is null ? AttemptStatus.Cancelled : AttemptStatus.Timeout;
        var why = running.Expired ?? "the sweep was stopped, and the trial did not end when it was told to";
        var elapsed = _time.GetElapsedTime(running.StartedAt);
        if (running.TryReport(EndedOutcomes.Of(status, why, _time, elapsed, _options.Worker)))
        {
            var attempt = running.Attempt;
            _options.Unstoppable(
                $"{attempt.Experiment} {attempt.ExperimentId}, repetition {attempt.RunId}: {running.Expired ?? "the sweep was stopped"}, and it did not end within the grace period. "
                + "Code in this process cannot be ended by force, so the process ends now; `--backend pool` runs trials in processes that can be.");
        }
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);
}
