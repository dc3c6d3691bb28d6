using ExpRunner.Values;

namespace ExpRunner.Searching;

/// <summary>A search whose configs are known by number from the start; it may begin anywhere and go through them in another order.</summary>
public abstract class SequenceSearch : Search
{
    private readonly ShuffledOrder? _order;
    private readonly UInt128 _start;
    private UInt128 _next;

    private protected SequenceSearch(UInt128 start, ShuffledOrder? order)
    {
        _start = _next = start;
        _order = order;
    }

    /// <inheritdoc/>
    public sealed override bool TryAsk(out Proposal proposal)
    {
        if (Total is { } total && _next >= total)
        {
            proposal = default;
            return false;
        }
        var id = _order is null ? _next : _order.At(_next);
        proposal = new(id, _next - _start, ConfigOf(id));
        _next++;
        return true;
    }
}
