using ExpRunner.Leases;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Runs one planned experiment on an executor and keeps what comes of it.</summary>
internal sealed partial class SweepRun : ISweepRecorder
{
    private readonly SweepPlan _plan;
    private readonly SweepStore _store;
    private readonly SweepClaims _claims;
    private readonly RepetitionChoice _choice;
    private readonly ISweepProgress _progress;
    private readonly TimeProvider _time;
    private readonly OpenTrials _open;
    private readonly Queue<Noted> _noted = [];
    private readonly DiskQueue? _disk;
    private readonly Action<Noted> _show;
    private readonly Lock _showing = new();
    private readonly NeededTrials? _needed;
    private readonly int _settled;
    private (Trial? Trial, List<(int Run, Choice Choice)> Choices) _chosen = (null, []);
    private UInt128 _completedNow;
    private UInt128 _failedNow;
    private UInt128 _skippedNow;
    private UInt128 _completedBefore;
    private UInt128 _failedBefore;
    private string? _firstError;
    private volatile IWorkRun? _running;
    private volatile bool _hasDropped;

    public SweepRun(SweepPlan plan, SweepStore store, SweepClaims claims, ISweepProgress progress, TimeProvider time)
    {
        _plan = plan;
        _store = store;
        _claims = claims;
        _progress = progress;
        _time = time;
        _open = new OpenTrials(plan, store, progress.Warn);
        _disk = plan.Options.Durability == Durability.Disk ? new DiskQueue(store.Secure, Show) : null;
        _show = _disk is null ? Show : _disk.Add;
        _choice = new RepetitionChoice(plan, store, claims);
        if (plan.HasDependencies)
        {
            _needed = new NeededTrials(plan, store, _choice);
            _choice.Settled = _needed.Settled;
            _choice.KeysOfDependent = _needed.StageKeysOf;
        }
        (Plan, _failedBefore, _settled) = SweepTally.Count(plan, store, _choice);
        _completedBefore = Plan.Completed;
    }

    /// <summary>What this runner did of it before it read the folder again; null: nothing.</summary>
    public ExperimentSummary? Earlier { get; init; }

    /// <summary>What is asked for and what of it is left to do; changes where people edit the queue.</summary>
    public PlannedExperiment Plan { get; private set; }

    /// <summary>Whether there is anything to run, or people may still say so.</summary>
    public bool HasWork => Plan.ToRun > 0 || Queue is not null;

    /// <summary>Whether this runner was taken for dead while it ran: others have its work.</summary>
    public bool IsEvicted { get; private set; }

    /// <summary>Whether somebody else wants no more of it to run.</summary>
    public bool WasCancelled { get; private set; }

    /// <summary>Whether any trial is asked for, be it of another part of the sweep.</summary>
    public bool IsAskedForTrials => Plan.Trials > 0 || _plan.Options.Shard is not null && _choice.Asked().Any();

    /// <summary>Whether the numbers picked are of no repetition at all.</summary>
    public bool IsPickedEmpty => _plan is { Picked: not null, Options.Shard: null } && Plan is { IsBound: false } && Plan.Planned == 0;

    /// <summary>Every repetition that will run, in order; changes nothing.</summary>
    public IEnumerable<Repetition> Work()
    {
        var work = _choice.Trials().SelectMany(trial => ChoicesOf(trial)
            .Where(entry => entry.Choice.Runs)
            .Select(entry => RepetitionOf(trial, entry.Run, entry.Choice, claim: null)));
        return _plan.Options.First ? work.Take(1) : work;
    }

    /// <summary>Runs what is to be run.</summary>
    /// <param name="executor">A started executor.</param>
    /// <param name="stop">Starts nothing new.</param>
    /// <param name="kill">Ends what runs.</param>
    public Task<ExperimentSummary> RunAsync(IExecutor executor, CancellationToken stop, CancellationToken kill)
        => RunAsync((work, options) => new Scheduler(executor, work, this, options, _time), stop, kill);

    /// <summary>Has an executor run what is to be run that goes on by itself.</summary>
    /// <param name="executor">A started executor.</param>
    /// <param name="leaves">Whether it is left to itself as soon as it has everything.</param>
    /// <param name="stop">Starts nothing new.</param>
    /// <param name="kill">Ends what runs.</param>
    public Task<ExperimentSummary> RunAsync(IQueueExecutor executor, bool leaves, CancellationToken stop, CancellationToken kill)
    {
        _claims.Least = QueueRun.LongestPage;
        return RunAsync((work, options) => new QueueRun(executor, work, this, options with { Leaves = leaves }, _progress.Warn), stop, kill);
    }

    private async Task<ExperimentSummary> RunAsync(Func<IWorkSource, SchedulerOptions, IWorkRun> begin, CancellationToken stop, CancellationToken kill)
    {
        var start = _time.GetTimestamp();
        // A queue that is refused is refused before anything is shown.
        using var work = NewWork();
        _progress.Planned(Plan);
        var options = new SchedulerOptions { Retries = new RetryRules { MaxTries = _plan.Options.MaxTries }, MaxFailures = _plan.Options.FailFast ? 1 : _plan.Options.MaxFailures };
        var run = begin(work, options);
        _running = run;
        try
        {
            await run.RunAsync(stop, kill).ConfigureAwait(false);
            LeaveToOthers(work as Gate);
            _disk?.Drain();
            if (!_claims.IsShared)
            {
                _store.Finish();
            }
        }
        catch (EvictedException fault)
        {
            IsEvicted = true;
            _progress.Warn(fault.Message);
        }
        finally
        {
            LeaveGate();
            _disk?.Settle();
            WasCancelled = run.WasCancelled;
            _progress.Finished(Summary(_time.GetElapsedTime(start), run.GaveUp, stop.IsCancellationRequested || run.WasEnded || _hasDropped));
        }
        return Summary(_time.GetElapsedTime(start), run.GaveUp, stop.IsCancellationRequested || run.WasEnded || _hasDropped);
    }

    /// <summary>Says what is there already.</summary>
    public ExperimentSummary RunNothing()
    {
        _progress.Planned(Plan);
        if (Plan.ToRun == 0 && !Plan.IsBound)
        {
            WalkThrough();
        }
        _store.Finish();
        var summary = Summary(TimeSpan.Zero, gaveUp: false, stopped: false);
        _progress.Finished(summary);
        return summary;
    }

    /// <summary>Nothing is to be run, but perhaps to be recorded, or to be taken off the list of what others let go.</summary>
    private void WalkThrough()
    {
        if (_claims.IsJoined)
        {
            _ = ClaimedWork().Count();
        }
        else if (_claims.Others.Count == 0)
        {
            using var walk = NewWalk();
            _ = RecordedWork(walk, new Claim(WorkRange.All, at: 0)).Count();
        }
    }

    /// <summary>The attempt that a repetition would begin with now; records nothing.</summary>
    public Attempt Preview(Repetition repetition)
    {
        var attempt = Next(repetition);
        if (repetition is not { IsRedo: true, IsUnfinished: false })
        {
            return attempt;
        }
        var redone = _choice.RedoneOf(repetition.Trial);
        return attempt with { Stages = [.. attempt.Stages.Select(stage => stage with { IsDone = stage.IsDone && redone?.Contains(stage.Name) == false })] };
    }

    private Attempt Next(Repetition repetition)
    {
        var attempt = _store.NextAttempt(repetition.Trial, repetition.RunId, _plan.Repetitions, _choice.HasStages ? _choice.StagesOf(repetition.Trial, repetition.RunId) : null);
        return repetition.Trial.Dependencies.Count == 0 ? attempt : attempt with { Needed = _needed!.Of(repetition) };
    }

    Attempt ISweepRecorder.Next(Repetition repetition)
    {
        if (repetition.IsRedo && repetition.Tries == 1)
        {
            _store.Redo([(repetition.Trial, repetition.RunId)], repetition.IsUnfinished ? [] : _choice.RedoneOf(repetition.Trial));
        }
        return Next(repetition);
    }

    void ISweepRecorder.Started(Repetition repetition, Attempt attempt)
    {
        _claims.Check();
        _store.Started(repetition.Trial, attempt, isHeld: true);
        _noted.Enqueue(new(repetition, attempt, null, null));
    }

    void ISweepRecorder.StageEnded(Repetition repetition, Attempt attempt, StageOutcome stage)
    {
        _claims.Check();
        // Behind the last one, and one that failed, comes the end of the attempt, which goes out with it.
        var isLast = stage.Status != AttemptStatus.Completed || stage.Key == attempt.Stages[^1].Key;
        _store.StageEnded(repetition.Trial, attempt, stage, isHeld: isLast);
    }

    void ISweepRecorder.Ended(Repetition repetition, Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
        Keep(repetition, attempt, outcome);
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
                if (noted.Repetition.Claim is { } claim)
                {
                    _claims.Ended(claim);
                }
                _open.Ended(noted.Repetition.Trial);
            }
            _progress.Ended(noted.Attempt, outcome, noted.RetryIn);
        }
    }

    private void Keep(Repetition repetition, Attempt attempt, Outcome outcome)
    {
        try
        {
            _claims.Check();
        }
        catch (EvictedException)
        {
            _store.Late(repetition.Trial, attempt, outcome);
            throw;
        }
        _store.Ended(repetition.Trial, attempt, outcome, isHeld: true);
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
        if (outcome.Status == AttemptStatus.Skipped)
        {
            _skippedNow++;
            return;
        }
        _firstError ??= $"#{repetition.Trial.Id}/{repetition.RunId}: {StatusNames.Of(outcome.Status)}: {outcome.Error}";
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
        var planned = Plan.IsBound || Queue is not null ? UInt128.Max(completed + failed, Plan.Planned) : Plan.Planned - _void;
        return new ExperimentSummary
        {
            Name = Plan.Name,
            Folder = Plan.Folder,
            Shard = Plan.Shard,
            Planned = planned,
            Completed = completed,
            Failed = failed,
            CompletedNow = _completedNow + (Earlier?.CompletedNow ?? 0),
            FailedNow = _failedNow + (Earlier?.FailedNow ?? 0),
            SkippedNow = _skippedNow + (Earlier?.SkippedNow ?? 0),
            SkippedBecause = Earlier?.SkippedBecause ?? _skippedBecause,
            Duration = duration + (Earlier?.Duration ?? TimeSpan.Zero),
            GaveUp = gaveUp,
            Interrupted = stopped && completed + failed < planned,
            FirstError = Earlier?.FirstError ?? _firstError,
        };
    }
}
