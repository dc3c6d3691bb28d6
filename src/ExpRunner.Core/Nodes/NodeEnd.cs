namespace ExpRunner.Nodes;

/// <summary>
/// Whether a node that ends at a known time, as at a time limit, is to take new work: not when what is begun would probably be cut off. One thread at a time.
/// </summary>
internal sealed class NodeEnd(INode node, NodeRules rules, TimeProvider time)
{
    private const double Weight = 0.25;

    /// <summary>Attempts differ; what is given back is soon had again, what is cut off is all lost.</summary>
    private const double Spare = 1.5;

    /// <summary>In the first tenth of its time it takes whatever comes: more time nothing will get.</summary>
    private const double Fresh = 0.1;
    private TimeSpan? _whole;
    private TimeSpan? _usual;
    private long _began;

    /// <summary>The node was opened.</summary>
    public void Opened() => _whole = node.Left;

    /// <summary>Something begins there.</summary>
    public void Began() => _began = time.GetTimestamp();

    /// <summary>What began has ended.</summary>
    public void Ended()
    {
        if (_whole is not null)
        {
            var took = time.GetElapsedTime(_began);
            _usual = _usual is { } usual ? usual + ((took - usual) * Weight) : took;
        }
    }

    /// <summary>Whether too little time is left.</summary>
    public bool IsNear => _whole is { } whole && node.Left is { } left && left < Min(whole * (1 - Fresh), Max(Min(rules.Margin, whole * Fresh), (_usual ?? TimeSpan.Zero) * Spare));

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
