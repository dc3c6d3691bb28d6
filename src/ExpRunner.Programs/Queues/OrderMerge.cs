namespace ExpRunner.Programs.Queues;

/// <summary>Brings an order that people made together with one that has gone on meanwhile.</summary>
internal static class OrderMerge
{
    /// <summary>One order of all: where the edit moved nothing, ours with what it added; else the edit's, with what it did not know in front or behind.</summary>
    /// <param name="ours">What waits now.</param>
    /// <param name="edit">What the edit lists of it, and what it adds.</param>
    /// <param name="before">What the edit began from.</param>
    public static List<UInt128> Of(IReadOnlyList<UInt128> ours, IReadOnlyList<UInt128> edit, IReadOnlyList<UInt128> before)
    {
        var known = ours.ToHashSet();
        var listed = edit.ToHashSet();
        var old = before.Where(id => known.Contains(id) && listed.Contains(id)).ToList();
        var inOld = old.ToHashSet();
        return edit.Where(inOld.Contains).SequenceEqual(old) ? Inserted(ours, edit, inOld) : Moved(ours, edit, listed);
    }

    /// <summary>Ours, with each thing the edit put somewhere behind what it stands behind there.</summary>
    private static List<UInt128> Inserted(IReadOnlyList<UInt128> ours, IReadOnlyList<UInt128> edit, HashSet<UInt128> old)
    {
        var placed = edit.Where(id => !old.Contains(id)).ToHashSet();
        var order = new LinkedList<UInt128>(ours.Where(id => !placed.Contains(id)));
        var nodes = new Dictionary<UInt128, LinkedListNode<UInt128>>();
        for (var node = order.First; node is not null; node = node.Next)
        {
            nodes[node.Value] = node;
        }
        LinkedListNode<UInt128>? last = null;
        foreach (var id in edit)
        {
            last = !placed.Contains(id) ? nodes[id] : nodes[id] = last is null ? order.AddFirst(id) : order.AddAfter(last, id);
        }
        return [.. order];
    }

    private static List<UInt128> Moved(IReadOnlyList<UInt128> ours, IReadOnlyList<UInt128> edit, HashSet<UInt128> listed)
        => [.. ours.TakeWhile(id => !listed.Contains(id)), .. edit, .. ours.SkipWhile(id => !listed.Contains(id)).Where(id => !listed.Contains(id))];
}
