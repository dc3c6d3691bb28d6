using ExpRunner.Leases;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Leases;

public sealed class LeaseBoardTests
{
    private static readonly LeaseRules Rules = new() { Length = TimeSpan.FromSeconds(8), Retries = new RetryRules { MaxTries = 2, Backoff = TimeSpan.FromSeconds(4) } };
    private readonly SimulatedTime _time = new();
    private readonly LeaseBoard _board;

    public LeaseBoardTests() => _board = new LeaseBoard(Rules, _time);

    [Fact]
    public void Work_is_handed_out_in_order_as_much_as_a_worker_can_take()
    {
        _board.Add(10);
        var (first, second) = (new LeaseLedger("a"), new LeaseLedger("b"));

        Assert.Equal([0, 1, 2], Numbers(Sync(first, free: 3)));
        Assert.Equal([3], Numbers(Sync(second, free: 1)));
        Assert.Equal(new LeaseCounts(6, 4, 0, 0, 0), _board.Counts);
    }

    [Fact]
    public void Work_ahead_is_shared_out_between_the_workers()
    {
        _board.Add(20);
        var (first, second) = (new LeaseLedger("a"), new LeaseLedger("b"));
        Sync(second, free: 0);

        Assert.Equal(2 + (18 / 4), Sync(first, free: 2, ahead: 100).Leases.Count);
    }

    [Fact]
    public void An_end_is_acknowledged_and_told_no_more()
    {
        _board.Add(1);
        var worker = new LeaseLedger("a");
        End(worker, Sync(worker).Leases[0], AttemptStatus.Completed);
        Assert.True(worker.HasNews);

        Sync(worker);
        Assert.True(_board.IsFinished);
        Assert.False(worker.HasNews);
        Assert.Equal(new LeaseCounts(0, 0, 1, 0, 0), _board.Counts);
    }

    [Fact]
    public void A_failure_is_tried_again_when_its_wait_is_over_and_is_final_then()
    {
        _board.Add(1);
        var worker = new LeaseLedger("a");
        var lease = Sync(worker).Leases[0];
        End(worker, lease, AttemptStatus.Failed);
        Assert.Empty(Sync(worker).Leases);

        _time.Advance(TimeSpan.FromSeconds(4.1));
        var again = Sync(worker).Leases.Single();
        Assert.Equal((0, 2), (again.Number, again.Grant));
        End(worker, again, AttemptStatus.Timeout);
        Sync(worker);
        Assert.Equal(new LeaseCounts(0, 0, 0, 1, 0), _board.Counts);
    }

    [Fact]
    public void A_silent_worker_loses_what_it_holds_and_its_late_outcome_does_not_count()
    {
        _board.Add(1);
        var (lost, other) = (new LeaseLedger("a"), new LeaseLedger("b"));
        var lease = Sync(lost).Leases[0];
        Pass(seconds: 9);
        var next = Sync(other).Leases.Single();
        Assert.True(next.Fence > lease.Fence);

        End(lost, lease, AttemptStatus.Completed);
        Sync(lost);
        Assert.False(lost.HasNews);
        Assert.Equal(1, _board.Counts.Leased);
        End(other, next, AttemptStatus.Completed);
        Sync(other);
        Assert.Equal([next.Fence], _board.TakeChanges().Where(change => change.Kind == LeaseChangeKind.Ended).Select(change => change.Fence));
    }

    [Fact]
    public void What_a_lost_worker_completed_counts_where_nobody_has_begun_it_since()
    {
        _board.Add(1);
        var lost = new LeaseLedger("a");
        var lease = Sync(lost).Leases[0];
        Pass(seconds: 9);
        Assert.Equal(1, _board.Counts.Waiting);

        End(lost, lease, AttemptStatus.Completed);
        Sync(lost, free: 0);
        Assert.Equal(1, _board.Counts.Completed);
    }

    [Fact]
    public void A_worker_that_was_given_up_gets_work_as_soon_as_it_is_heard_of_again()
    {
        _board.Add(20);
        var worker = new LeaseLedger("a");
        for (var i = 0; i < 5; i++)
        {
            End(worker, Sync(worker).Leases.Single(), AttemptStatus.Completed);
        }
        Pass(seconds: 9);

        Assert.Single(worker.Follow(_board.Sync(worker.Report(1, 0))).New);
    }

    [Fact]
    public void A_report_that_comes_late_renews_nothing()
    {
        _board.Add(1);
        var worker = new LeaseLedger("a");
        var late = worker.Report(1, 0);
        Sync(worker);
        Pass(seconds: 5);
        Assert.Equal(0, _board.Sync(late).Number);
        Pass(seconds: 4);

        Assert.Equal(1, _board.Counts.Waiting);
    }

    [Fact]
    public void A_worker_is_told_to_end_what_it_holds_no_more()
    {
        _board.Add(1);
        var lost = new LeaseLedger("a");
        var lease = Sync(lost).Leases[0];
        Assert.True(lost.TryBegin(lease));
        Pass(seconds: 9);
        Sync(new LeaseLedger("b"));

        Assert.Equal([lease], lost.Follow(_board.Sync(lost.Report(0, 0))).Dropped);
        Assert.Empty(lost.Follow(_board.Sync(lost.Report(0, 0))).Dropped);
    }

    [Fact]
    public void A_repetition_that_ran_each_time_when_three_workers_vanished_is_lost()
    {
        _board.Add(1);
        for (var i = 0; i < 3; i++)
        {
            var worker = new LeaseLedger($"w{i}");
            Assert.True(worker.TryBegin(Sync(worker).Leases.Single()));
            Sync(worker, free: 0);
            Pass(seconds: 9);
        }
        Assert.Equal(new LeaseCounts(0, 0, 0, 1, 0), _board.Counts);
        Assert.Equal(AttemptStatus.Lost, _board.TakeChanges()[^1].Status);
    }

    [Fact]
    public void Nothing_is_handed_out_after_the_end_of_a_cancelled_sweep_and_what_comes_later_is_cancelled_too()
    {
        _board.Add(5);
        var worker = new LeaseLedger("a");
        var lease = Sync(worker).Leases[0];
        worker.TryBegin(lease);
        _board.Cancel();
        _board.Add(2);

        var orders = _board.Sync(worker.Report(3, 0));
        Assert.Equal([lease.Fence], orders.Dropped);
        Assert.Empty(orders.Leases);
        worker.Follow(orders);
        worker.End(lease, AttemptStatus.Cancelled);
        Sync(worker);
        Assert.True(_board.IsFinished);
        Assert.Equal(new LeaseCounts(0, 0, 0, 0, 7), _board.Counts);
    }

    [Fact]
    public void A_record_with_a_step_missing_is_refused()
    {
        _board.Add(2);
        var worker = new LeaseLedger("a");
        End(worker, Sync(worker).Leases[0], AttemptStatus.Failed);
        Sync(worker);
        var record = _board.TakeChanges();

        var again = new LeaseBoard(Rules, _time);
        Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var change in record.Where(change => change.Kind != LeaseChangeKind.Granted))
            {
                again.Replay(change);
            }
        });
    }

    private LeaseOrders Sync(LeaseLedger worker, int free = 1, int ahead = 0)
    {
        var orders = _board.Sync(worker.Report(free, ahead));
        worker.Follow(orders);
        return orders;
    }

    private static void End(LeaseLedger worker, Lease lease, AttemptStatus status)
    {
        worker.TryBegin(lease);
        worker.End(lease, status);
    }

    private void Pass(double seconds)
    {
        for (; seconds > 0; seconds--)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _board.Look();
        }
    }

    private static IEnumerable<int> Numbers(LeaseOrders orders) => orders.Leases.Select(lease => lease.Number);
}
