using ExpRunner.Values;

namespace ExpRunner.Searching;

/// <summary>
/// Picks configs. Ask for one, try it, tell its score; searches that learn use what they are told, the others pass it over.
/// Not for several threads at once, except <see cref="ConfigOf"/>.
/// </summary>
public abstract class Search
{
    private protected Search()
    {
    }

    /// <summary>How many proposals there are in all; null where they never end.</summary>
    public abstract UInt128? Total { get; }

    /// <summary>The next proposal; false when there are no more.</summary>
    public abstract bool TryAsk(out Proposal proposal);

    /// <summary>Tells how a proposal did; any order, any time after it was asked for.</summary>
    public virtual void Tell(UInt128 id, TrialScore score)
    {
    }

    /// <summary>The config that was or will be proposed with that id.</summary>
    public abstract Value ConfigOf(UInt128 id);

    /// <summary>The same search without the configs that do not hold; ids stay as they are.</summary>
    public Search Where(Func<Value, bool> holds) => new FilteredSearch(this, proposal => holds(proposal.Config));

    /// <summary>The same search without some proposals; ids stay as they are.</summary>
    internal Search WhereProposal(Func<Proposal, bool> holds) => new FilteredSearch(this, holds);

    /// <summary>The same search, ended after so many proposals.</summary>
    public Search Take(UInt128 most) => new LimitedSearch(this, most);
}
