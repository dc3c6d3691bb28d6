using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Finds configs in a block.</summary>
internal interface IBlockMembership
{
    /// <summary>The index of a config: its grid index, the number of its draw counted from the first draw ever, its place in the list.</summary>
    bool TryIndexOf(Value config, out UInt128 index);
}
