using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>What a slot runs at a time, and how far it is; may be used again and again. Guarded by its owner's lock.</summary>
/// <typeparam name="TWork">What each attempt is for.</typeparam>
internal sealed class Batch<TWork>
{
    private readonly List<Attempt> _attempts = [];
    private int _ended;

    public List<TWork> Work { get; } = [];

    /// <summary>Ends what runs of it.</summary>
    public CancellationToken Cancel { get; set; }

    public IReadOnlyList<Attempt> Attempts => _attempts;

    /// <summary>Whether nothing of it runs any more.</summary>
    public bool HasEnded => _ended == _attempts.Count;

    public void Add(Attempt attempt) => _attempts.Add(attempt);

    /// <summary>What the attempt that runs is for, which must be the next one.</summary>
    public TWork Running(Attempt attempt)
        => !HasEnded && ReferenceEquals(_attempts[_ended], attempt) ? Work[_ended]
            : throw new InvalidOperationException($"The executor reported attempt {attempt.ExperimentId}/{attempt.RunId} out of order.");

    /// <summary>What the attempt that ended was for, which must be the next one.</summary>
    public TWork End(Attempt attempt)
    {
        var ended = Running(attempt);
        _ended++;
        return ended;
    }

    /// <summary>An attempt of which no outcome came.</summary>
    public bool TryGiveBack(out TWork work, out Attempt attempt)
    {
        (work, attempt) = HasEnded ? default! : (Work[_ended], _attempts[_ended]);
        _ended += HasEnded ? 0 : 1;
        return attempt is not null;
    }

    public void Clear()
    {
        _attempts.Clear();
        Work.Clear();
        _ended = 0;
    }
}
