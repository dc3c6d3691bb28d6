using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>
/// The blocks of a folder, in the order they were first asked for, and the ids they give. Ids never change: blocks are only added,
/// and only a random block at the end grows.
/// </summary>
internal sealed class BlockList(ConfigReading reading, Func<Block, IBlockMembership?> membership)
{
    private readonly List<Block> _blocks = [];
    private readonly Dictionary<int, IBlockMembership?> _members = [];
    private (Block? Asked, bool[] IsPiece) _pieces = (null, []);

    public IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>The first id that no block has; ids below <paramref name="atLeast"/> are taken by trials of blocks that were lost.</summary>
    public UInt128 NextId(UInt128 atLeast) => _blocks.Count == 0 ? atLeast : UInt128.Max(atLeast, _blocks[^1].EndId);

    /// <summary>Takes a block that a file lists; of two with one first id the larger counts.</summary>
    public void Restore(Block block)
    {
        var pending = block.Pending.ToHashSet();
        block = block with { Configs = [.. block.Configs.Select((config, place) => !pending.Contains(place) && reading.TryRead(config, out var today) ? today : config)] };
        var at = _blocks.FindIndex(known => known.FirstId == block.FirstId);
        if (at < 0)
        {
            at = _blocks.FindIndex(known => known.FirstId > block.FirstId);
            _blocks.Insert(at < 0 ? _blocks.Count : at, block);
        }
        else if (_blocks[at].IsSameSource(block) && block.Size > _blocks[at].Size)
        {
            _blocks[at] = block;
        }
    }

    /// <summary>Adds what of the block is not listed yet; gives the number of the block that changed, or -1.</summary>
    public int Register(Block block, IBlockMembership member, UInt128 firstFreeId)
    {
        var pieces = Enumerable.Range(0, _blocks.Count).Where(i => _blocks[i].IsSameSource(block)).ToArray();
        foreach (var i in pieces)
        {
            _members[i] = member;
        }
        var known = pieces.Length == 0 ? 0 : pieces.Max(i => _blocks[i].Start + _blocks[i].Size);
        if (pieces.Length > 0 && (block.Kind != SearchKind.Random || known >= block.Start + block.Size))
        {
            return -1;
        }
        var end = block.Start + block.Size;
        if (pieces.Length > 0 && pieces[^1] == _blocks.Count - 1 && _blocks[^1].EndId == NextId(firstFreeId))
        {
            _blocks[^1] = _blocks[^1] with { Size = end - _blocks[^1].Start };
        }
        else
        {
            var start = block.Kind == SearchKind.Random ? known : 0;
            _blocks.Add(block with { Start = start, Size = end - start, FirstId = NextId(firstFreeId) });
        }
        _members[_blocks.Count - 1] = member;
        return _blocks.Count - 1;
    }

    /// <summary>The id of an element of a registered block: that of the first block which contains the config.</summary>
    public UInt128 IdOf(Block asked, UInt128 element, Value config)
    {
        if (!ReferenceEquals(_pieces.Asked, asked) || _pieces.IsPiece.Length != _blocks.Count)
        {
            _pieces = (asked, [.. _blocks.Select(block => block.IsSameSource(asked))]);
        }
        var draw = asked.Start + element;
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            if (_pieces.IsPiece[i])
            {
                if (draw >= block.Start && draw < block.Start + block.Size)
                {
                    return block.FirstId + draw - block.Start;
                }
            }
            else if (TryFind(i, config, out var id))
            {
                return id;
            }
        }
        throw new InvalidOperationException($"Element {element} is in no registered block.");
    }

    /// <summary>The id of a config in the first block that contains it.</summary>
    public bool TryIdOf(Value config, out UInt128 id)
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            if (TryFind(i, config, out id))
            {
                return true;
            }
        }
        id = default;
        return false;
    }

    private bool TryFind(int number, Value config, out UInt128 id)
    {
        var block = _blocks[number];
        id = default;
        if (!_members.TryGetValue(number, out var member))
        {
            _members[number] = member = block.Kind == SearchKind.Listed ? new ListedMembership(block.Configs) : membership(block);
        }
        if (member is null || !member.TryIndexOf(config, out var index) || index < block.Start || index >= block.Start + block.Size)
        {
            return false;
        }
        id = block.FirstId + index - block.Start;
        return true;
    }
}
