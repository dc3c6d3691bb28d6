using ExpRunner.Execution;
using ExpRunner.Reporting.Live;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Progress;

/// <summary>What a sweep has done so far, as numbers: fed by the scheduler, read by whoever draws it.</summary>
internal sealed class ProgressState(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, (Attempt Attempt, long Since, NewestValues Values)> _running = [];
    private PlannedExperiment? _plan;
    private long _start;
    private UInt128 _done;
    private UInt128 _failed;

    /// <summary>A new experiment begins.</summary>
    public void Begin(PlannedExperiment plan)
    {
        lock (_gate)
        {
            _plan = plan;
            _start = time.GetTimestamp();
            _done = _failed = 0;
            _running.Clear();
        }
    }

    /// <summary>So many are to be run from now on.</summary>
    public void Replanned(UInt128 toRun)
    {
        lock (_gate)
        {
            _plan = _plan is null ? null : _plan with { ToRun = toRun };
        }
    }

    public void Started(Attempt attempt)
    {
        lock (_gate)
        {
            _running[attempt.Key] = (attempt, time.GetTimestamp(), new NewestValues(DiskFiles.Instance, attempt.OutPath, attempt.Number));
        }
    }

    public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
        lock (_gate)
        {
            _running.Remove(attempt.Key);
            if (retryIn is not null || outcome.Status == AttemptStatus.Cancelled)
            {
                return;
            }
            _done++;
            _failed += outcome.Status == AttemptStatus.Completed ? 0u : 1u;
        }
    }

    /// <summary>A consistent picture; null before the first experiment.</summary>
    public ProgressPicture? Picture()
    {
        lock (_gate)
        {
            if (_plan is not { } plan)
            {
                return null;
            }
            var elapsed = time.GetElapsedTime(_start);
            var left = plan.ToRun > _done ? (double)(plan.ToRun - _done) : 0;
            var running = _running.Values.Select(entry => new RunningAttempt(entry.Attempt, time.GetElapsedTime(entry.Since), entry.Values));
            return new ProgressPicture(
                PlanText.Title(plan.Name, plan.Shard), plan.ToRun, _done, _failed, elapsed,
                _done == 0 || plan.IsBound ? null : TimeSpan.FromSeconds(Math.Min(elapsed.TotalSeconds / (double)_done * left, TimeSpan.MaxValue.TotalSeconds / 2)),
                [.. running.OrderByDescending(entry => entry.Since)]);
        }
    }
}

/// <summary>A sweep at one moment.</summary>
internal sealed record ProgressPicture(
    string Experiment, UInt128 ToRun, UInt128 Done, UInt128 Failed, TimeSpan Elapsed, TimeSpan? Left, IReadOnlyList<RunningAttempt> Running)
{
    public double Fraction => ToRun == 0 ? 1 : Math.Min(1, (double)Done / (double)ToRun);
}

/// <summary>An attempt that runs, for how long, and what it logged last, which is read when it is shown.</summary>
internal sealed record RunningAttempt(Attempt Attempt, TimeSpan Since, NewestValues Values);
