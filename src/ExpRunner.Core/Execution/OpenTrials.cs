using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>The trials some of whose repetitions have not ended; a trial that has ended is written and forgotten.</summary>
/// <param name="plan">What is asked for.</param>
/// <param name="store">Where lines go.</param>
/// <param name="warn">Takes a sentence for people.</param>
internal sealed class OpenTrials(SweepPlan plan, SweepStore store, Action<string> warn)
{
    private readonly Dictionary<UInt128, int> _left = [];
    private bool _hasNoLinks;

    /// <summary>A trial with so many repetitions to run; of several times that this is said the first one counts.</summary>
    public void Add(Trial trial, int repetitions)
    {
        if (repetitions > 0)
        {
            lock (_left)
            {
                _left.TryAdd(trial.Id, repetitions);
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
        if (plan.Label is { } label && !_hasNoLinks)
        {
            Link(trial, label);
        }
    }

    /// <summary>Links are for people: where the system makes none, the sweep goes on without.</summary>
    private void Link(Trial trial, LabelTemplate label)
    {
        try
        {
            LabelLinks.Add(plan.Folder, label.For(trial), trial.Id);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _hasNoLinks = true;
            warn($"{plan.Folder}/by-label: no links are made: {fault.Message} The results are not concerned.");
        }
    }
}
