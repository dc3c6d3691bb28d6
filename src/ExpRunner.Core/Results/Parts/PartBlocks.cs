using System.Globalization;
using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Unites the blocks of folders: ids may only mean the same in all of them.</summary>
internal static class PartBlocks
{
    /// <summary>All blocks, in order of id, of a random search the longest.</summary>
    public static IReadOnlyList<Block> Unite(IEnumerable<PartFolder> parts, ICollection<string> problems)
    {
        var united = new SortedDictionary<UInt128, (Block Block, PartFolder Part)>();
        foreach (var part in parts)
        {
            foreach (var block in part.Blocks)
            {
                Add(united, block, part, problems);
            }
        }
        (Block Block, PartFolder Part)[] all = [.. united.Values];
        for (var i = 1; i < all.Length; i++)
        {
            if (all[i].Block.FirstId < all[i - 1].Block.EndId)
            {
                problems.Add(Differ(all[i].Block, all[i].Part, all[i - 1].Part));
            }
        }
        return [.. all.Select(entry => entry.Block)];
    }

    private static void Add(SortedDictionary<UInt128, (Block Block, PartFolder Part)> united, Block block, PartFolder part, ICollection<string> problems)
    {
        if (!united.TryGetValue(block.FirstId, out var known))
        {
            united.Add(block.FirstId, (block, part));
        }
        else if (!known.Block.IsSameSource(block) || known.Block.Start != block.Start)
        {
            problems.Add(Differ(block, part, known.Part));
        }
        else if (block.Size > known.Block.Size)
        {
            united[block.FirstId] = (block, part);
        }
    }

    private static string Differ(Block block, PartFolder part, PartFolder other) => string.Create(CultureInfo.InvariantCulture,
        $"{part.Path}: the ids from {block.FirstId} on are of another {block.Kind.ToString().ToLowerInvariant()} space than in {other.Path}, so they mean other configs. Only sweeps that were asked for alike (fields, --set, --search, --sweep) can be joined; report shows others side by side.");
}
