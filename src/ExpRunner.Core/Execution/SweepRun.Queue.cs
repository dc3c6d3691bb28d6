using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>What people change while it runs: the queue of what waits, and what they drop.</summary>
internal sealed partial class SweepRun : IQueueListener
{
    private static readonly UInt128 MostClaimed = 1 << 20;

    /// <summary>Makes the queue that people edit; null: there is none.</summary>
    public Func<QueueSupply, IWorkSource>? Queue { get; init; }

    /// <summary>Ends what runs, and goes on with what waits.</summary>
    public void Drop()
    {
        if (_running is { } running)
        {
            _hasDropped = true;
            running.Drop();
        }
    }

    /// <summary>Nobody else works on it: it is claimed as one.</summary>
    private QueueSupply Supply()
    {
        _claims.Least = MostClaimed;
        return new QueueSupply(_plan, _store, ClaimedWork(), LeftOf, this);
    }

    /// <summary>What is to be run of a trial that need not be of the plan.</summary>
    private List<Repetition> LeftOf(Trial trial)
    {
        var left = Enumerable.Range(0, _plan.Repetitions).Select(run => (Run: run, Choice: _choice.Of(trial, run)))
            .Where(entry => entry.Choice.Runs).Select(entry => RepetitionOf(trial, entry.Run, entry.Choice, claim: null)).ToList();
        _open.Add(trial, left.Count);
        return left;
    }

    void IQueueListener.Replan(long more)
    {
        lock (_showing)
        {
            Plan = Plan with { Planned = Moved(Plan.Planned), ToRun = Moved(Plan.ToRun), PlannedByAllShards = Moved(Plan.PlannedByAllShards) };
            _progress.Replanned(Plan.ToRun);
        }

        UInt128 Moved(UInt128 number) => more >= 0 ? number + (UInt128)more : number - UInt128.Min(number, (UInt128)(-more));
    }

    void IQueueListener.Warn(string message) => Warn(message);

    void IQueueListener.Note(string? sentence)
    {
        lock (_showing)
        {
            _progress.Note(sentence);
        }
    }
}
