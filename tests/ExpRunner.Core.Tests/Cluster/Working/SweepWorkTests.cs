using ExpRunner.Cluster;
using ExpRunner.Cluster.Working;
using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Cluster.Working;

public sealed class SweepWorkTests
{
    private readonly AttemptFactory _attempts = new("out");
    private readonly SweepWork _work = new("w", "c", [0]);

    [Fact]
    public void One_that_is_dropped_within_a_batch_does_not_begin_and_those_after_it_are_ready_again()
    {
        var batch = Begin(4);
        Assert.Empty(Follow(2, dropped: [2]));
        End(batch);
        Assert.False(_work.BeginNext(batch));
        batch.Cancel();
        _work.Settle(batch, isGivenBack: false);

        Assert.Equal(2, _work.Ready);
        Assert.Equal([(1L, AttemptStatus.Completed)], Told());
    }

    [Fact]
    public void One_that_is_dropped_while_it_runs_is_ended_and_told_as_it_ended()
    {
        var batch = Begin(2);
        Assert.Equal([batch], Follow(2, dropped: [1]));
        _work.End(batch.End(batch.Attempts[0]), AttemptStatus.Cancelled, [1]);
        _work.Settle(batch, isGivenBack: true);

        Assert.Equal([(1L, AttemptStatus.Cancelled), (2L, AttemptStatus.Cancelled)], Told());
        Assert.Equal(0, _work.Ready);
    }

    [Fact]
    public void Ended_ones_are_told_with_their_bodies_until_that_is_acknowledged()
    {
        End(Begin(1));
        Assert.Equal([7], _work.Report(0, 0).Outcomes.Single().ToArray());
        Follow(2, acknowledged: [1]);
        Assert.Empty(Told());
        Assert.False(_work.HasNews);
    }

    [Fact]
    public void What_has_ended_first_is_told_first_also_when_some_of_it_is_acknowledged_meanwhile()
    {
        var batch = Begin(6);
        End(1, 2, 3);
        Follow(2, acknowledged: [1, 2]);
        End(4, 5, 6);
        Assert.Equal([3, 4, 5, 6], Told().Select(static told => told.Item1));

        void End(params int[] fences)
        {
            foreach (var fence in fences)
            {
                _work.End(batch.End(batch.Attempts[fence - 1]), AttemptStatus.Completed, [7]);
            }
        }
    }

    [Fact]
    public void After_a_long_silence_what_has_ended_is_told_in_parts_and_the_rest_stays_held()
    {
        var batch = Begin(5000);
        foreach (var attempt in batch.Attempts)
        {
            _work.End(batch.End(attempt), AttemptStatus.Completed, [7]);
        }
        var message = _work.Report(0, 0);
        Assert.Equal((4096, 904), (message.Outcomes.Count, message.Report.Held.Count));
        Follow(2, acknowledged: [.. message.Report.Ended.Select(end => end.Lease.Fence)]);
        Assert.Equal(904, Told().Length);
    }

    private RunningBatch Begin(int count)
    {
        Lease[] leases = [.. Enumerable.Range(1, count).Select(fence => new Lease(fence, fence - 1, 1))];
        var orders = new LeaseOrders { Number = 1, Leases = leases };
        _work.Follow(new CoordinatorAnswer(orders, [.. leases.Select(_ => new SubmittedAttempt(1, 1, AttemptBodies.Write(_attempts.Do("nothing"))))]));
        Assert.True(_work.TryTake(count, (_, _, _, _) => { }, out var batch));
        batch.Read();
        return batch;
    }

    private void End(RunningBatch batch) => _work.End(batch.End(batch.Attempts[0]), AttemptStatus.Completed, [7]);

    private IReadOnlyList<RunningBatch> Follow(long number, long[]? dropped = null, long[]? acknowledged = null)
        => _work.Follow(new CoordinatorAnswer(new LeaseOrders { Number = number, Dropped = dropped ?? [], Acknowledged = acknowledged ?? [] }, []));

    private (long, AttemptStatus)[] Told() => [.. _work.Report(0, 0).Report.Ended.Select(end => (end.Lease.Fence, end.Status))];
}
