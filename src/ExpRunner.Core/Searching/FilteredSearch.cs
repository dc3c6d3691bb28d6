using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Searching;

/// <summary>Passes over configs that do not hold.</summary>
internal sealed class FilteredSearch(Search inner, Func<Proposal, bool> holds) : Search
{
    private readonly long _patience = inner.Total is null ? 1_000_000 : 100_000_000;
    private UInt128 _position;

    /// <summary>At most as many as without the condition.</summary>
    public override UInt128? Total => inner.Total;

    /// <exception cref="ConfigException">Nothing was found among so many in a row, and what is left is too much to look through.</exception>
    public override bool TryAsk(out Proposal proposal)
    {
        for (var tries = 0L; inner.TryAsk(out proposal); tries++)
        {
            if (holds(proposal))
            {
                proposal = proposal with { Position = _position++ };
                return true;
            }
            if (tries >= _patience && !(inner.Total <= uint.MaxValue))
            {
                throw new ConfigException($"None of {_patience} configs in a row satisfied the constraints. Narrow the space so that more of it does.");
            }
        }
        return false;
    }

    public override void Tell(UInt128 id, TrialScore score) => inner.Tell(id, score);

    public override Value ConfigOf(UInt128 id) => inner.ConfigOf(id);
}
