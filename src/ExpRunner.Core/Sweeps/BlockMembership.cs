using ExpRunner.Searching;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Finds configs in grids and random searches, those of today and those a folder kept.</summary>
internal static class BlockMembership
{
    /// <summary>How to find configs in a block that an earlier start listed; null where today's type no longer reads it.</summary>
    public static IBlockMembership? Of(Block block, IObjectType type)
    {
        try
        {
            var space = SearchSpace.FromJson(block.Space, type);
            return block.Kind == SearchKind.Random ? new RandomMembership(space, block.Seed) : new GridMembership(space);
        }
        catch (ConfigException)
        {
            return null;
        }
    }

    public sealed class GridMembership(SearchSpace space) : IBlockMembership
    {
        public bool TryIndexOf(Value config, out UInt128 index) => space.Root.TryIndexOf(config, out index);
    }

    /// <summary>Draws from continuous ranges are found by their keys alone, so nothing is a member here.</summary>
    public sealed class RandomMembership(SearchSpace space, ulong seed) : IBlockMembership
    {
        private readonly RandomSearch? _search = space.Root.IsContinuous ? null : new RandomSearch(space, seed);

        public bool TryIndexOf(Value config, out UInt128 index)
        {
            index = default;
            if (_search is null || !space.Root.TryIndexOf(config, out var place))
            {
                return false;
            }
            index = _search.DrawOfIndex(place);
            return true;
        }
    }
}
