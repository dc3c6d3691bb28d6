using ExpRunner.Execution;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Tests.Results;
using ExpRunner.Tests.Results.Kept;

namespace ExpRunner.Tests.Execution;

public sealed class TrialWalkTests : IDisposable
{
    private readonly SampleSweep _sweep = new();
    private SweepStore? _store;

    public void Dispose()
    {
        _store?.Dispose();
        _sweep.Dispose();
    }

    [Fact]
    public void A_range_may_begin_and_end_within_a_trial()
    {
        using var walk = Walk(trials: 4, repetitions: 3);

        Assert.Equal([(0, 2, 3), (1, 0, 3), (2, 0, 1)], In(walk, 2, 7));
        Assert.Null(walk.End);
    }

    [Fact]
    public void A_range_behind_the_walk_is_found_by_starting_anew()
    {
        using var walk = Walk(trials: 4, repetitions: 2);

        Assert.Equal([(3, 0, 2)], In(walk, 6, 8));
        Assert.Equal([(0, 1, 2), (1, 0, 1)], In(walk, 1, 3));
        Assert.Equal([(1, 1, 2)], In(walk, 3, 4));
    }

    [Fact]
    public void The_end_is_known_once_the_walk_has_come_there()
    {
        using var walk = Walk(trials: 4, repetitions: 2);

        Assert.Equal([(3, 1, 2)], In(walk, 7, 100));
        Assert.Equal((UInt128)8, walk.End);
        Assert.Empty(In(walk, 100, 200));
        Assert.Equal([(0, 0, 1)], In(walk, 0, 1));
    }

    [Fact]
    public void Trials_that_need_nothing_are_passed_over()
    {
        using var walk = Walk(trials: 4, repetitions: 1, settled: 2);

        Assert.Equal([(2, 0, 1), (3, 0, 1)], In(walk, 0, 4));
    }

    [Fact]
    public void In_outer_order_every_trial_comes_once_and_then_again()
    {
        using var walk = Walk(trials: 3, repetitions: 2, order: TrialOrder.Outer);

        Assert.Equal([(0, 0, 1), (1, 0, 1), (2, 0, 1), (0, 1, 2), (1, 1, 2), (2, 1, 2)], In(walk, 0, 100));
        Assert.Equal((UInt128)6, walk.End);
    }

    [Fact]
    public void In_outer_order_a_range_may_begin_in_a_later_round()
    {
        using var walk = Walk(trials: 3, repetitions: 3, order: TrialOrder.Outer);

        Assert.Equal([(1, 1, 2), (2, 1, 2), (0, 2, 3)], In(walk, 4, 7));
        Assert.Equal([(2, 0, 1), (0, 1, 2)], In(walk, 2, 4));
        Assert.Equal([(2, 2, 3)], In(walk, 8, 12));
    }

    [Fact]
    public void In_outer_order_the_position_of_a_repetition_counts_up()
    {
        using var walk = Walk(trials: 3, repetitions: 2, order: TrialOrder.Outer);

        Assert.Equal([1, 2, 3, 4], walk.In(new WorkRange(1, 5)).Select(part => (int)part.First + part.From));
    }

    private static (int Trial, int From, int To)[] In(TrialWalk walk, int from, int to)
        => [.. walk.In(new WorkRange((UInt128)from, (UInt128)to)).Select(part => ((int)part.Trial.Id, part.From, part.To))];

    private TrialWalk Walk(int trials, int repetitions, int settled = 0, TrialOrder order = TrialOrder.Inner)
    {
        var plan = KeptSweep.Plan(SampleSweep.Experiment, new SweepOptions { Order = order, Repetitions = repetitions, Set = [$"K={string.Join(',', Enumerable.Range(0, trials))}"] });
        var store = _store = _sweep.Open();
        foreach (var block in plan.Blocks)
        {
            store.Register(block.Block, block.Membership);
        }
        var claims = new SweepClaims(new SweepClaimsOptions { Folder = _sweep.Folder, Runner = _sweep.Options().Runner, Queue = plan.Queue, Size = TrialWalk.SizeOf(plan) });
        return new TrialWalk(plan, new RepetitionChoice(plan, store, claims), settled);
    }
}
