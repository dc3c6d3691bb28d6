using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>What a slot runs at a time, and how far it is. Used again and again; the scheduler's lock guards it.</summary>
internal sealed class Batch
{
    private readonly List<Attempt> _attempts = [];
    private int _ended;

    public List<Repetition> Repetitions { get; } = [];

    public IReadOnlyList<Attempt> Attempts => _attempts;

    /// <summary>Whether nothing of it runs any more.</summary>
    public bool HasEnded => _ended == _attempts.Count;

    public void Add(Attempt attempt) => _attempts.Add(attempt);

    /// <summary>The repetition whose attempt runs, which must be the next one.</summary>
    public Repetition Running(Attempt attempt)
        => !HasEnded && ReferenceEquals(_attempts[_ended], attempt) ? Repetitions[_ended]
            : throw new InvalidOperationException($"The executor reported attempt {attempt.ExperimentId}/{attempt.RunId} out of order.");

    /// <summary>The repetition whose attempt ended, which must be the next one.</summary>
    public Repetition End(Attempt attempt)
    {
        var ended = Running(attempt);
        _ended++;
        return ended;
    }

    /// <summary>An attempt of which no outcome came.</summary>
    public bool TryGiveBack(out Repetition repetition, out Attempt attempt)
    {
        (repetition, attempt) = HasEnded ? default : (Repetitions[_ended], _attempts[_ended]);
        _ended += HasEnded ? 0 : 1;
        return attempt is not null;
    }

    public void Clear()
    {
        _attempts.Clear();
        Repetitions.Clear();
        _ended = 0;
    }
}
