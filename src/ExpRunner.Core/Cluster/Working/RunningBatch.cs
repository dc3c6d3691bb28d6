using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster.Working;

/// <summary>Attempts that a slot runs one after the other.</summary>
/// <param name="work">What they are, with their leases.</param>
/// <param name="ended">Called when one has ended: its lease, its outcome and the body that tells it.</param>
internal sealed class RunningBatch(IReadOnlyList<(Lease Lease, SubmittedAttempt Attempt)> work, Action<RunningBatch, Attempt, Outcome, byte[]> ended) : IAttemptObserver
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly Batch<Lease> _batch = new();
    private readonly List<StageOutcome> _stages = [];

    public CancellationToken Cancelled => _cancel.Token;

    public IReadOnlyList<Attempt> Attempts => _batch.Attempts;

    /// <summary>Whether all have ended.</summary>
    public bool HasEnded => Ended == work.Count;

    /// <summary>How many have ended.</summary>
    public int Ended { get; private set; }

    /// <summary>The first that has not ended.</summary>
    public Lease Current => work[Ended].Lease;

    /// <summary>Makes the attempts from what was submitted.</summary>
    /// <exception cref="InvalidDataException">They were submitted by another version.</exception>
    public void Read()
    {
        foreach (var (lease, attempt) in work)
        {
            _batch.Work.Add(lease);
            _batch.Add(GoingOn(AttemptBodies.Read(attempt.Body.Span, attempt.Number + lease.Grant - 1), attempt.Earlier));
        }
    }

    /// <summary>What a try before has done is not done again.</summary>
    private static Attempt GoingOn(Attempt attempt, IReadOnlyList<ReadOnlyMemory<byte>> earlier)
    {
        if (attempt.Stages.Count == 0 || earlier.Count == 0)
        {
            return attempt;
        }
        var done = earlier.Where(static body => !body.IsEmpty).SelectMany(static body => AttemptBodies.ReadOutcome(body.Span).Stages)
            .Where(static stage => stage.Status == AttemptStatus.Completed).Select(static stage => stage.Key).ToHashSet();
        return attempt with { Stages = [.. attempt.Stages.Select(stage => stage with { IsDone = stage.IsDone || done.Contains(stage.Key) })] };
    }

    /// <summary>The lease of the attempt that has ended, which must be the current one.</summary>
    public Lease End(Attempt attempt)
    {
        var lease = _batch.End(attempt);
        Ended++;
        return lease;
    }

    /// <summary>Those that have not ended, when nothing of it runs any more.</summary>
    public IEnumerable<(Lease Lease, SubmittedAttempt Attempt)> Rest => work.Skip(Ended);

    /// <summary>Ends the one that runs, within the grace period; never within a lock, for whoever listens is called at once.</summary>
    public void Cancel() => _cancel.Cancel();

    void IAttemptObserver.StageEnded(Attempt attempt, StageOutcome stage) => _stages.Add(stage);

    void IAttemptObserver.Ended(Attempt attempt, Outcome outcome)
    {
        var body = AttemptBodies.Write(outcome, _stages);
        _stages.Clear();
        ended(this, attempt, outcome, body);
    }
}
