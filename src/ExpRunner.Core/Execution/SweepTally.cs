using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Counts what a plan asks for against what a folder already has.</summary>
internal sealed class SweepTally
{
    private const int MostTrialsCounted = 1_000_000;

    private UInt128 _trials;
    private UInt128 _planned;
    private UInt128 _toRun;
    private UInt128 _completed;
    private UInt128 _failed;
    private UInt128 _setAside;
    private UInt128 _stale;
    private int _completedTrials;
    private bool _isBound;
    private int _settled;
    private int _unasked;

    /// <summary>The repetitions that failed in an earlier start.</summary>
    public UInt128 Failed => _failed;

    /// <summary>Counts; a space that is too large is not walked through, and the plan then holds bounds.</summary>
    /// <returns>The plan, the repetitions that failed in an earlier start, and how many of the first trials need nothing at all.</returns>
    public static (PlannedExperiment Plan, UInt128 FailedBefore, int Settled) Count(SweepPlan plan, SweepStore store, RepetitionChoice choice)
    {
        var tally = new SweepTally();
        if (choice.MostToLookAt > MostTrialsCounted)
        {
            tally.Bound(plan, store);
        }
        else if (choice.OfAll is { } all && plan.IsBoundExact)
        {
            tally._trials = plan.Bound;
            tally._planned = plan.Bound * (UInt128)plan.Repetitions;
            tally._toRun = !all.Runs ? 0 : plan.Options.First ? 1 : tally._planned;
        }
        else
        {
            tally.Walk(plan, store, choice);
        }
        return (tally.Result(plan, store, choice), tally._failed, tally._settled);
    }

    private void Bound(SweepPlan plan, SweepStore store)
    {
        _isBound = !plan.IsBoundExact;
        _trials = plan.Options.Shard is { } shard ? (plan.Bound + (UInt128)(shard.Count - shard.Number)) / (UInt128)shard.Count : plan.Bound;
        _completed = (UInt128)store.History.Count(AttemptStatus.Completed);
        _planned = _trials * (UInt128)plan.Repetitions;
        _toRun = plan.Options.First ? 1 : _planned > _completed ? _planned - _completed : 0;
    }

    private void Walk(SweepPlan plan, SweepStore store, RepetitionChoice choice)
    {
        foreach (var trial in choice.Trials())
        {
            if (trial.IsVoid)
            {
                continue;
            }
            var (isSettled, completedBefore) = (_settled == (int)_trials, _completed);
            _trials++;
            foreach (var run in choice.RunIds(trial))
            {
                _planned++;
                var one = choice.Of(trial, run);
                isSettled &= one is { Before: Before.Completed, Runs: false };
                Add(one);
            }
            _completedTrials += _completed > completedBefore ? 1 : 0;
            _settled += isSettled && !store.NeedsLine(trial, plan.Repetitions) ? 1 : 0;
        }
        _unasked = Selects(plan) ? 0 : store.History.TrialsWithCompleted(plan.Repetitions) - _completedTrials;
        _toRun = plan.Options.First && _toRun > 1 ? 1 : _toRun;
    }

    /// <summary>Whether more may be asked for than this start goes through, or by other names.</summary>
    private static bool Selects(SweepPlan plan) => plan.Filter.Selects || plan.Picked is not null || plan.HasDependencies
        || plan.Options is not { Shard: null, Trials: null, Queue: null, Stages.Count: 0, Sweeps.Count: 0, Set.Count: 0 };

    private void Add(Choice choice)
    {
        _toRun += choice.Runs ? 1u : 0;
        _completed += choice.Before == Before.Completed ? 1u : 0;
        _failed += choice.Before is Before.Failed or Before.SetAside ? 1u : 0;
        _setAside += choice.Before == Before.SetAside ? 1u : 0;
        _stale += choice.IsStale ? 1u : 0;
    }

    private PlannedExperiment Result(SweepPlan plan, SweepStore store, RepetitionChoice choice) => new()
    {
        Name = plan.Experiment.Name,
        Folder = plan.Folder,
        Shard = plan.Options.Shard,
        Trials = _trials,
        IsBound = _isBound,
        Repetitions = plan.Repetitions,
        Planned = _planned,
        PlannedByAllShards = plan.Options.Shard is null ? _planned : choice.AskedTrials * (UInt128)plan.Repetitions,
        LeftOut = _isBound || plan.Filter.Selects || plan.Options.Shard is not null || plan.Bound < _trials ? 0 : plan.Bound - _trials,
        HasConstraints = plan.Experiment.HasConstraints,
        Stages = plan.StagesAsked.Count(),
        Completed = _completed,
        SetAside = _setAside,
        Stale = _stale,
        Unasked = _unasked,
        ToRun = _toRun,
        MeanDuration = store.History.MeanDuration,
    };
}
