using ExpRunner.Results;
using ExpRunner.Searching;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results;

/// <summary>Blocks over real search spaces, through the space that sweep.json kept.</summary>
public sealed class RealSpaceTests : IDisposable
{
    private readonly SampleSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    /// <summary>Runs a grid over K, and gives its ids in order of the grid.</summary>
    private int[] Grid(Experiment experiment, params object?[] ks)
    {
        var space = experiment.Space.With("K", ks);
        var block = new Block { Kind = SearchKind.Grid, Space = space.ToJson(), Size = space.Count!.Value };
        return Run(experiment, block, new BlockMembership.GridMembership(space), index => space.At(index));
    }

    /// <summary>Runs some draws over ten values of K, and gives their ids in order of the draws.</summary>
    private int[] Random(Experiment experiment, int draws)
    {
        var space = experiment.Space.With("K", [.. Enumerable.Range(0, 10).Cast<object?>()]);
        var search = new RandomSearch(space, 7);
        var block = new Block { Kind = SearchKind.Random, Space = space.ToJson(), Size = (UInt128)draws, Seed = 7 };
        return Run(experiment, block, new BlockMembership.RandomMembership(space, 7), search.ConfigOf);
    }

    private int[] Run(Experiment experiment, Block block, IBlockMembership members, Func<UInt128, Value> config)
    {
        using var store = SweepStore.Open(_sweep.Options(experiment) with { Membership = listed => BlockMembership.Of(listed, experiment.Config) });
        store.Register(block, members);
        var ids = new List<int>();
        for (UInt128 i = 0; i < block.Size; i++)
        {
            ids.Add((int)store.IdOf(block, i, config(i)));
        }
        SampleSweep.RunAll(store, new Trial((UInt128)ids[0], config(0)));
        return [.. ids];
    }

    [Fact]
    public void One_more_choice_leaves_the_old_ids()
    {
        Assert.Equal([0, 1, 2], Grid(SampleSweep.Experiment, 1, 3, 5));
        Assert.Equal([0, 1, 5, 2], Grid(SampleSweep.Experiment, 1, 3, 4, 5));
    }

    [Fact]
    public void A_new_field_with_a_default_leaves_the_old_ids()
    {
        Assert.Equal([0, 1, 2], Grid(SampleSweep.Experiment, 1, 3, 5));
        Assert.Equal([2, 1, 0], Grid(SampleSweep.Make("Sample", "Ridge", "K", "Metric"), 5, 3, 1));
    }

    [Fact]
    public void More_draws_go_on_behind_a_grid_that_came_between()
    {
        Assert.Equal([0, 1, 2], Random(SampleSweep.Experiment, 3));
        var grid = Grid(SampleSweep.Experiment, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Assert.Equal(10, grid.Distinct().Count());
        var more = Random(SampleSweep.Experiment, 10);
        Assert.Equal([0, 1, 2], more[..3]);
        Assert.Equal(grid.Order(), more.Order());
    }
}
