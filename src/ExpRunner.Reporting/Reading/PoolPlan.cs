namespace ExpRunner.Reporting;

/// <summary>Which values of a layout a pool needs: all others are only proved to be whole.</summary>
internal sealed class PoolPlan
{
    private PoolPlan(LineLayout layout, TrialPool pool, int[] keys)
    {
        Layout = layout;
        Keys = keys;
        Status = layout.IndexOf(LeafRole.Status);
        Error = layout.IndexOf(LeafRole.Error);
        var scores = layout.Leaves.Index().Where(leaf => leaf.Item.Role == LeafRole.Score).ToList();
        var names = scores.Select(leaf => leaf.Item.Name).ToHashSet();
        Derived = [.. scores.Where(leaf => ResultLine.IsDerived(leaf.Item.Name, names)).Select(leaf => leaf.Index)];
        Scores = [.. scores.Where(leaf => !Derived.Contains(leaf.Index)).Select(leaf => Needed(leaf.Index, pool.Needs.IndexOf(leaf.Item.Name), pool.Needs))];
    }

    /// <summary>The layout.</summary>
    public LineLayout Layout { get; }

    /// <summary>The values that tell the experiment and the row; -1 for one that is missing.</summary>
    public int[] Keys { get; }

    /// <summary>The scores, their places in the needs, or -1, and whether their texts are needed.</summary>
    public (int Leaf, int Need, bool Texts)[] Scores { get; }

    /// <summary>What was computed from other scores, as long as it is a single value.</summary>
    public int[] Derived { get; }

    /// <summary>The status, or -1.</summary>
    public int Status { get; }

    /// <summary>The error, or -1.</summary>
    public int Error { get; }

    private static (int Leaf, int Need, bool Texts) Needed(int leaf, int need, GroupNeeds needs) => (leaf, need, need >= 0 && needs.Scores[need].Texts);

    /// <summary>The plan for lines of a layout; null where the pool needs whole trials.</summary>
    public static PoolPlan? Of(LineLayout layout, TrialPool pool)
    {
        var fields = pool.GroupBy.Select(column => column.Field).ToList();
        var isPlain = pool.KeepsAll && fields.All(field => field?.ConfigName is not null) && pool.Needs.Fields.All(need => fields.Exists(field => field!.Key == need.Key));
        return isPlain ? new(layout, pool, [layout.IndexOf(LeafRole.Experiment), .. fields.Select(field => layout.IndexOf(LeafRole.Config, field!.ConfigName))]) : null;
    }

    /// <summary>Tells of the names in lines of this layout.</summary>
    public void Name(TrialNames names)
    {
        foreach (var leaf in Layout.Leaves.Where(leaf => leaf.Role == LeafRole.Config))
        {
            names.AddConfig(leaf.Name);
        }
        foreach (var (leaf, _, _) in Scores)
        {
            names.AddScore(Layout.Leaves[leaf].Name, false);
        }
    }
}
