using ExpRunner.Values;

namespace ExpRunner.Searching;

/// <summary>Ends after so many proposals.</summary>
internal sealed class LimitedSearch(Search inner, UInt128 most) : Search
{
    private UInt128 _asked;

    public override UInt128? Total => inner.Total is { } total && total < most ? total : most;

    public override bool TryAsk(out Proposal proposal)
    {
        if (_asked >= most)
        {
            proposal = default;
            return false;
        }
        _asked++;
        return inner.TryAsk(out proposal);
    }

    public override void Tell(UInt128 id, TrialScore score) => inner.Tell(id, score);

    public override Value ConfigOf(UInt128 id) => inner.ConfigOf(id);
}
