using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Searching;

/// <summary>
/// Random configs of a space; the id is the number of the draw, and a draw never depends on those before it, nor on how many there will be.
/// A space of choices is gone through in a random order, every config once. With a range to draw from freely the draws are independent and without end,
/// and two of them may be equal: whoever runs them finds that out by their keys.
/// </summary>
public sealed class RandomSearch : SequenceSearch
{
    private readonly SearchSpace _space;
    private readonly ShuffledOrder? _permutation;
    private readonly ulong _seed;

    /// <param name="space">The space.</param>
    /// <param name="seed">The same seed and space give the same draws.</param>
    /// <param name="start">How many draws are left out at the start.</param>
    public RandomSearch(SearchSpace space, ulong seed, UInt128 start = default)
        : base(start, null)
    {
        _space = space;
        _seed = seed;
        _permutation = space.Root.IsContinuous ? null : new ShuffledOrder(space.Count!.Value, seed);
    }

    /// <inheritdoc/>
    public override UInt128? Total => _permutation?.Count;

    /// <inheritdoc/>
    public override Value ConfigOf(UInt128 id) => _permutation is null ? _space.Root.Draw(new TrialRandom(SeedOf(id))) : _space.At(_permutation.At(id));

    /// <summary>The index in the space of a draw.</summary>
    /// <exception cref="InvalidOperationException">The space is drawn from freely; its draws have no indices.</exception>
    public UInt128 IndexOfDraw(UInt128 draw) => Permutation.At(draw);

    /// <summary>The draw that picks an index.</summary>
    /// <exception cref="InvalidOperationException">The space is drawn from freely; its draws have no indices.</exception>
    public UInt128 DrawOfIndex(UInt128 index) => Permutation.PlaceOf(index);

    private ShuffledOrder Permutation => _permutation ?? throw new InvalidOperationException("Draws from continuous ranges have no index.");

    /// <summary>One seed per draw: seed and number go through SplitMix64 one after the other.</summary>
    private ulong SeedOf(UInt128 draw)
    {
        var state = _seed;
        state = TrialRandom.SplitMix(ref state) + (ulong)draw;
        state = TrialRandom.SplitMix(ref state) + (ulong)(draw >> 64);
        return TrialRandom.SplitMix(ref state);
    }
}
