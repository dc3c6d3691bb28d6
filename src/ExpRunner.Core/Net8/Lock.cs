namespace System.Threading;

/// <summary>The lock of .NET 9 and later, for .NET 8: who holds it may enter it again.</summary>
internal sealed class Lock
{
    private readonly object _gate = new();

    public void Enter() => Monitor.Enter(_gate);

    public bool TryEnter() => Monitor.TryEnter(_gate);

    public bool TryEnter(TimeSpan limit) => Monitor.TryEnter(_gate, limit);

    public void Exit() => Monitor.Exit(_gate);

    /// <summary>What the compiler makes of a lock statement.</summary>
    public Scope EnterScope()
    {
        Monitor.Enter(_gate);
        return new(_gate);
    }

    public ref struct Scope(object gate)
    {
        public readonly void Dispose() => Monitor.Exit(gate);
    }
}
