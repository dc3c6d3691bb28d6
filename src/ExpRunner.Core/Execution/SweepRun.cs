using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Runs one planned experiment on an executor and keeps what comes of it.</summary>
internal sealed class SweepRun : ISweepRecorder
{
    private readonly SweepPlan _plan;
    private readonly SweepStore _store;
    private readonly RepetitionChoice _choice;
    private readonly ISweepProgress _progress;
    private readonly TimeProvider _time;
    private readonly OpenTrials _open;
    private readonly Queue<Noted> _noted = [];
    private readonly DiskQueue? _disk;
    private readonly Action<Noted> _show;
    private readonly Lock _showing = new();
    private readonly int _settled;
    private UInt128 _completedNow;
    private UInt128 _failedNow;
    private UInt128 _completedBefore;
    private UInt128 _failedBefore;
    private string? _firstError;

    public SweepRun(SweepPlan plan, SweepStore store, ISweepProgress progress, TimeProvider time)
    {
        _plan = plan;
        _store = store;
        _progress = progress;
        _time = time;
        _open = new OpenTrials(plan, store);
        _disk = plan.Options.Durability == Durability.Disk ? new DiskQueue(store.Secure, Show) : null;
        _show = _disk is null ? Show : _disk.Add;
        _choice = new RepetitionChoice(plan, store);
        (Plan, _failedBefore, _settled) = SweepTally.Count(plan, store, _choice);
        _completedBefore = Plan.Completed;
    }

    /// <summary>What is asked for and what of it is left to do.</summary>
    public PlannedExperiment Plan { get; }

    /// <summary>Every repetition that will run, in order; changes nothing.</summary>
    public IEnumerable<Repetition> Work()
    {
        var work = _choice.Trials().SelectMany(trial => ToRun(trial, ChoicesOf(trial)));
        return _plan.Options.First ? work.Take(1) : work;
    }

    /// <summary>Runs what is to be run.</summary>
    /// <param name="executor">A started executor.</param>
    /// <param name="stop">Starts nothing new.</param>
    /// <param name="kill">Ends what runs.</param>
    public async Task<ExperimentSummary> RunAsync(IExecutor executor, CancellationToken stop, CancellationToken kill)
    {
        var start = _time.GetTimestamp();
        _progress.Planned(Plan);
        var options = new SchedulerOptions { MaxTries = _plan.Options.MaxTries, MaxFailures = _plan.Options.FailFast ? 1 : _plan.Options.MaxFailures };
        using var work = RecordedWork().GetEnumerator();
        var scheduler = new Scheduler(executor, work, this, options, _time);
        try
        {
            await scheduler.RunAsync(stop, kill).ConfigureAwait(false);
            _disk?.Drain();
            _store.Finish();
        }
        finally
        {
            _disk?.Settle();
            _progress.Finished(Summary(_time.GetElapsedTime(start), scheduler.GaveUp, stop.IsCancellationRequested));
        }
        return Summary(_time.GetElapsedTime(start), scheduler.GaveUp, stop.IsCancellationRequested);
    }

    /// <summary>Says what is there already.</summary>
    public ExperimentSummary RunNothing()
    {
        _progress.Planned(Plan);
        if (Plan.ToRun == 0 && !Plan.IsBound)
        {
            _ = RecordedWork().Count();
        }
        _store.Finish();
        var summary = Summary(TimeSpan.Zero, gaveUp: false, stopped: false);
        _progress.Finished(summary);
        return summary;
    }

    Attempt ISweepRecorder.Started(Repetition repetition)
    {
        if (repetition.IsRedo && repetition.Tries == 1)
        {
            _store.Redo([(repetition.Trial, repetition.RunId)]);
        }
        var attempt = _store.NextAttempt(repetition.Trial, repetition.RunId, _plan.Repetitions);
        _store.Started(repetition.Trial, attempt, isHeld: true);
        _noted.Enqueue(new(repetition, attempt, null, null));
        return attempt;
    }

    void ISweepRecorder.Ended(Repetition repetition, Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
        _store.Ended(repetition.Trial, attempt, outcome, isHeld: true);
        _noted.Enqueue(new(repetition, attempt, outcome, retryIn));
    }

    void ISweepRecorder.Commit()
    {
        _store.Write();
        var isUrgent = false;
        while (_noted.TryDequeue(out var noted))
        {
            isUrgent |= noted.Outcome is { Status: not AttemptStatus.Completed };
            _show(noted);
        }
        if (isUrgent)
        {
            _disk?.Drain();
        }
    }

    private void Show(Noted noted)
    {
        lock (_showing)
        {
            if (noted.Outcome is not { } outcome)
            {
                _progress.Started(noted.Attempt);
                return;
            }
            if (noted.RetryIn is null && outcome.Status != AttemptStatus.Cancelled)
            {
                Count(noted.Repetition, outcome);
                _open.Ended(noted.Repetition.Trial);
            }
            _progress.Ended(noted.Attempt, outcome, noted.RetryIn);
        }
    }

    private void Count(Repetition repetition, Outcome outcome)
    {
        _completedBefore -= repetition.Before == Before.Completed ? 1u : 0;
        _failedBefore -= repetition.Before is Before.Failed or Before.SetAside ? 1u : 0;
        if (outcome.Status == AttemptStatus.Completed)
        {
            _completedNow++;
            return;
        }
        _failedNow++;
        _firstError ??= $"#{repetition.Trial.Id}/{repetition.RunId}: {StatusNames.Of(outcome.Status)}: {outcome.Error}";
    }

    /// <summary>The same; on the way it records what need not run: repetitions that are set aside, and lines that results.jsonl lacks.</summary>
    private IEnumerable<Repetition> RecordedWork()
    {
        foreach (var trial in _choice.Trials().Skip(_settled))
        {
            var choices = ChoicesOf(trial);
            var isNews = SetAside(trial, choices);
            var runs = ToRun(trial, choices);
            runs = _plan.Options.First ? [.. runs.Take(1)] : runs;
            _open.Add(trial, runs.Count);
            if (runs.Count == 0 && (isNews || _store.NeedsLine(trial, _plan.Repetitions)))
            {
                _store.TrialEnded(trial, _plan.Repetitions);
            }
            foreach (var repetition in runs)
            {
                yield return repetition;
            }
            if (_plan.Options.First && runs.Count > 0)
            {
                yield break;
            }
        }
    }

    private (int Run, Choice Choice)[] ChoicesOf(Trial trial)
        => [.. Enumerable.Range(0, _plan.Repetitions).Select(run => (run, _choice.Of(trial, run)))];

    private static IReadOnlyList<Repetition> ToRun(Trial trial, (int Run, Choice Choice)[] choices)
        => [.. choices.Where(entry => entry.Choice.Runs)
            .Select(entry => new Repetition(trial, entry.Run, entry.Choice.Alone) { Before = entry.Choice.Before, IsRedo = entry.Choice.IsRedo })];

    /// <summary>Names what is set aside, and records it once; whether anything was recorded.</summary>
    private bool SetAside(Trial trial, (int Run, Choice Choice)[] choices)
    {
        var isNews = false;
        foreach (var (run, choice) in choices)
        {
            if (choice is { Before: Before.SetAside, Runs: false })
            {
                Warn($"{_plan.Experiment.Name} #{trial.Id}/{run} was running each time when three runners died: it is set aside as lost. --redo failed --pick {trial.Id} runs it again.");
                if (!choice.IsLost)
                {
                    _store.SetAside(trial, run);
                    isNews = true;
                }
            }
        }
        return isNews;
    }

    private void Warn(string message)
    {
        lock (_showing)
        {
            _progress.Warn(message);
        }
    }

    private ExperimentSummary Summary(TimeSpan duration, bool gaveUp, bool stopped)
    {
        var completed = _completedBefore + _completedNow;
        var failed = _failedBefore + _failedNow;
        var planned = Plan.IsBound ? UInt128.Max(completed + failed, Plan.Planned) : Plan.Planned;
        return new ExperimentSummary
        {
            Name = Plan.Name,
            Folder = Plan.Folder,
            Planned = planned,
            Completed = completed,
            Failed = failed,
            CompletedNow = _completedNow,
            FailedNow = _failedNow,
            Duration = duration,
            GaveUp = gaveUp,
            Interrupted = stopped && completed + failed < planned,
            FirstError = _firstError,
        };
    }
}
