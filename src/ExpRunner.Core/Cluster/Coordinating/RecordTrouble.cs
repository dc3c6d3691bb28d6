namespace ExpRunner.Cluster.Coordinating;

/// <summary>Says once that something cannot be put on record, and once that it can again. Safe for several threads.</summary>
/// <param name="warn">Takes what is said.</param>
internal sealed class RecordTrouble(Action<string> warn)
{
    private int _isThere;

    /// <summary>It failed.</summary>
    public void Begin(string what)
    {
        if (Interlocked.Exchange(ref _isThere, 1) == 0)
        {
            warn(what);
        }
    }

    /// <summary>It went well.</summary>
    public void End(string what)
    {
        if (Volatile.Read(ref _isThere) == 1 && Interlocked.Exchange(ref _isThere, 0) == 1)
        {
            warn(what);
        }
    }
}
