using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Searching;

/// <summary>Configs listed by hand, in their order, equal ones once; ids are places in the list after that.</summary>
public sealed class ListedSearch : SequenceSearch
{
    private readonly Value[] _configs;

    /// <param name="configs">The configs, with every field.</param>
    /// <param name="start">How many are left out at the start.</param>
    /// <param name="order">Another order than the listed one.</param>
    public ListedSearch(IEnumerable<Value> configs, UInt128 start = default, ShuffledOrder? order = null)
        : base(start, order)
        => _configs = [.. configs.Distinct(ValueIdentity.Comparer)];

    /// <inheritdoc/>
    public override UInt128? Total => (UInt128)_configs.Length;

    /// <inheritdoc/>
    public override Value ConfigOf(UInt128 id) => _configs[(int)id];
}
