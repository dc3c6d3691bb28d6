using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Searching;

/// <summary>Every grid point of a space, the first field slowest; ids are indices.</summary>
/// <param name="space">The space; it has a grid.</param>
/// <param name="start">How many points, in the order they are gone through, are left out at the start.</param>
/// <param name="order">Another order than the declared one.</param>
public sealed class GridSearch(SearchSpace space, UInt128 start = default, ShuffledOrder? order = null) : SequenceSearch(start, order)
{
    /// <inheritdoc/>
    public override UInt128? Total { get; } = space.Count ?? throw new ConfigException(string.Join(Environment.NewLine, space.GridProblems()));

    /// <inheritdoc/>
    public override Value ConfigOf(UInt128 id) => space.At(id);
}
