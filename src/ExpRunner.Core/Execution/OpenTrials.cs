using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>The trials some of whose repetitions have not ended; a trial that has ended is written and forgotten.</summary>
internal sealed class OpenTrials(SweepPlan plan, SweepStore store)
{
    private readonly Dictionary<UInt128, int> _left = [];

    /// <summary>A trial with so many repetitions to run.</summary>
    public void Add(Trial trial, int repetitions)
    {
        if (repetitions > 0)
        {
            lock (_left)
            {
                _left[trial.Id] = repetitions;
            }
        }
    }

    /// <summary>A repetition of the trial ended for good.</summary>
    public void Ended(Trial trial)
    {
        lock (_left)
        {
            if (--_left[trial.Id] > 0)
            {
                return;
            }
            _left.Remove(trial.Id);
        }
        store.TrialEnded(trial, plan.Repetitions);
        if (plan.Label is { } label)
        {
            LabelLinks.Add(plan.Folder, label.For(trial), trial.Id);
        }
    }
}
