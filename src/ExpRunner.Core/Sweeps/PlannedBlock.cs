using ExpRunner.Searching;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>One grid, random search or list that a sweep goes through, in the order asked for.</summary>
/// <param name="block">What it is, as a folder keeps it.</param>
/// <param name="membership">Finds configs in it.</param>
/// <param name="proposals">Goes through it from the start, every time it is called.</param>
internal sealed class PlannedBlock(Block block, IBlockMembership membership, Func<Search> proposals)
{
    /// <summary>What it is, as a folder keeps it.</summary>
    public Block Block => block;

    /// <summary>Finds configs in it.</summary>
    public IBlockMembership Membership => membership;

    /// <summary>The most trials it can give.</summary>
    public required UInt128 Count { get; init; }

    /// <summary>Which of its configs are meant, beside what constraints say; null: all.</summary>
    public Func<Value, bool>? Holds { get; init; }

    /// <summary>The stages its trials go through; null: all.</summary>
    public IReadOnlyList<string>? Stages { get; init; }

    /// <summary>What an element needs; null: none of them needs anything.</summary>
    public Func<UInt128, IReadOnlyList<Dependency>>? DependenciesOf { get; init; }

    /// <summary>How the config of an element comes about once what it needs has completed; null: all are there.</summary>
    public Func<UInt128, IPendingConfig?>? PendingOf { get; init; }

    /// <summary>Its configs from an element on, at once, where they come in the order of elements; null: it has to be gone through.</summary>
    public Func<UInt128, Search>? From { get; init; }

    /// <summary>Whether only going through it tells which configs it gives: those of continuous ranges, and the first of more.</summary>
    public bool IsFoundByWalk { get; init; }

    /// <summary>What is odd but no error.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether it has the config.</summary>
    public bool Contains(Value config)
        => membership.TryIndexOf(config, out var index) && index >= block.Start && index < block.Start + block.Size && Holds?.Invoke(config) is not false;

    /// <summary>Its configs in order; constraints are kept.</summary>
    public IEnumerable<Proposal> Proposals() => Proposals(proposals());

    /// <summary>Those of some elements, in ascending ranges.</summary>
    public IEnumerable<Proposal> Proposals(IReadOnlyList<(UInt128 From, UInt128 To)> elements)
        => From is not { } from ? Proposals()
            : elements.SelectMany(range => Proposals(from(range.From)).TakeWhile(proposal => proposal.Id < range.To));

    private static IEnumerable<Proposal> Proposals(Search search)
    {
        while (search.TryAsk(out var proposal))
        {
            yield return proposal;
        }
    }
}
