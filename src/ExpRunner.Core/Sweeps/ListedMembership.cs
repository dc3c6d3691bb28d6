using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Finds configs in a list; of equal ones the first counts.</summary>
internal sealed class ListedMembership : IBlockMembership
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public ListedMembership(IReadOnlyList<Value> configs)
    {
        for (var i = 0; i < configs.Count; i++)
        {
            _places.TryAdd(configs[i].ToCanonicalJson(), i);
        }
    }

    public bool TryIndexOf(Value config, out UInt128 index)
    {
        var found = _places.TryGetValue(config.ToCanonicalJson(), out var place);
        index = (UInt128)place;
        return found;
    }
}
