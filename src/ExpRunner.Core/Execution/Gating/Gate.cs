using System.Diagnostics.CodeAnalysis;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>
/// Lets a repetition start once what it needs has completed, first come, first served, and has it skipped where that cannot happen. Nothing is
/// decided unless work is asked for: of a sweep that was stopped, what waits stays as if it had never been looked at.
/// </summary>
/// <param name="work">What is to be run, in its order.</param>
/// <param name="needed">What became of what is needed.</param>
/// <param name="keeper">Keeps what is decided.</param>
/// <param name="isAlone">Whether nothing else is run, so that nothing is waited for.</param>
internal sealed class Gate(IWorkSource work, NeededTrials needed, IGateKeeper keeper, bool isAlone = false) : IWorkSource
{
    private readonly Dictionary<UInt128, List<Waiting>> _waiting = [];
    private readonly PriorityQueue<Waiting, long> _due = new();
    private Action? _woken;
    private long _number;
    private int _out;
    private bool _isLast = isAlone;

    private sealed record Waiting(Repetition Repetition, long Number);

    public bool IsExhausted { get; private set; }

    public Action? Woken
    {
        set => work.Woken = _woken = value;
    }

    /// <summary>What still waits for what others run.</summary>
    public IEnumerable<Repetition> Left => _waiting.Values.SelectMany(waiting => waiting).OrderBy(waiting => waiting.Number).Select(waiting => waiting.Repetition);

    public bool TryTake([NotNullWhen(true)] out Repetition? next)
    {
        if (keeper.TakesNews())
        {
            WakeAll();
        }
        do
        {
            while (TryNext(out var waiting))
            {
                next = Admit(waiting);
                if (next is not null)
                {
                    _out++;
                    return true;
                }
            }
        }
        while (IsStuck() && LooksAgain());
        next = null;
        return false;
    }

    public void Ended(Repetition repetition, Outcome outcome)
    {
        _out--;
        work.Ended(repetition, outcome);
        needed.Ended(repetition, outcome);
        Wake(repetition.Trial.Id);
    }

    public void Dispose() => work.Dispose();

    /// <summary>There may be news; from any thread.</summary>
    public void Wake() => Volatile.Read(ref _woken)?.Invoke();

    private bool TryNext([NotNullWhen(true)] out Waiting? next)
    {
        if (_due.TryDequeue(out next, out _))
        {
            return true;
        }
        if (!work.TryTake(out var repetition))
        {
            return false;
        }
        needed.Expect(repetition);
        next = new Waiting(repetition, _number++);
        return true;
    }

    private Repetition? Admit(Waiting waiting)
    {
        var repetition = waiting.Repetition;
        var verdict = needed.Look(repetition, _isLast);
        if (verdict.WaitsFor is { } id)
        {
            (_waiting.TryGetValue(id, out var others) ? others : _waiting[id] = []).Add(waiting);
            return null;
        }
        if (verdict.Never is null && repetition.Trial.Pending is null)
        {
            return repetition;
        }
        if (verdict.Never is null && needed.TryResolve(repetition.Trial, out var trial, out verdict))
        {
            var resolved = keeper.Resolved(repetition, trial);
            needed.Resolved(repetition, resolved);
            Wake(repetition.Trial.Id);
            return resolved;
        }
        keeper.Skipped(repetition, verdict.Never!, verdict.Root!);
        needed.Skipped(repetition, verdict.Root!);
        Wake(repetition.Trial.Id);
        return null;
    }

    private void Wake(UInt128 id)
    {
        if (_waiting.Remove(id, out var waiting))
        {
            waiting.ForEach(one => _due.Enqueue(one, one.Number));
            _woken?.Invoke();
        }
    }

    private void WakeAll()
    {
        foreach (var id in _waiting.Keys.ToArray())
        {
            Wake(id);
        }
    }

    /// <summary>Whether nothing that this runner has can bring anything about: what waits, waits for others, or for what nobody runs.</summary>
    private bool IsStuck()
    {
        IsExhausted = work.IsExhausted && _waiting.Count == 0;
        return work.IsExhausted && _out == 0 && _waiting.Count > 0;
    }

    private bool LooksAgain()
    {
        var prospect = keeper.Prospect;
        IsExhausted = prospect == Prospect.ReadAgain;
        if (prospect != Prospect.None)
        {
            return false;
        }
        _isLast = true;
        WakeAll();
        return true;
    }
}
