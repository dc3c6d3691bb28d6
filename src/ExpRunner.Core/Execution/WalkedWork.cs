using System.Diagnostics.CodeAnalysis;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Work in an order that is given; all of it may start at once.</summary>
internal sealed class WalkedWork(IEnumerable<Repetition> work) : IWorkSource
{
    private readonly IEnumerator<Repetition> _work = work.GetEnumerator();

    public bool IsExhausted { get; private set; }

    public Action? Woken
    {
        set
        {
        }
    }

    public bool TryTake([NotNullWhen(true)] out Repetition? next)
    {
        IsExhausted = IsExhausted || !_work.MoveNext();
        next = IsExhausted ? null : _work.Current;
        return next is not null;
    }

    public void Ended(Repetition repetition, Outcome outcome)
    {
    }

    public void Dispose() => _work.Dispose();
}
