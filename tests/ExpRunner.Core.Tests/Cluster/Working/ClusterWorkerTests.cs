using ExpRunner.Cluster;
using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Cluster.Working;

public sealed class ClusterWorkerTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly AttemptFactory _attempts;
    private readonly TestHead _head = new();

    public ClusterWorkerTests() => _attempts = new AttemptFactory(_folder["out"]);

    public async ValueTask DisposeAsync()
    {
        await _head.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_becomes_of_messages_each_repetition_has_one_outcome(int seed)
    {
        await _head.OpenAsync("a", _attempts.DoTimes(500, "nothing"));
        Task<AttemptStatus> Trial(Attempt attempt, CancellationToken cancel)
            => Task.FromResult(attempt.Key % 7 == 0 && attempt.Number == 1 ? AttemptStatus.Failed : AttemptStatus.Completed);
        TestLink[] links = [new(_head, seed), new(_head, seed + 100)];
        await using var one = TestMember.With("one", links[0], new TrialExecutor(2, Trial) { BatchLimit = 16 });
        await using var other = TestMember.With("other", links[1], new TrialExecutor(2, Trial) { BatchLimit = 16 });

        var results = await _head.ResultsAsync("a");
        Assert.Equal(Enumerable.Range(0, 500).Select(i => (UInt128)i), results.Where(result => result.IsFinal).Select(result => result.Key).Order());
        Assert.All(results, result => Assert.Equal(result.Key % 7 == 0 && result.Number == 1 ? AttemptStatus.Failed : AttemptStatus.Completed, result.Status));
        Assert.Equal(500 + 72, results.Length);
        Assert.All(links, link => Assert.InRange(link.Faults, 1, int.MaxValue));
    }

    [Fact]
    public async Task What_trials_do_to_their_processes_is_told_with_the_number_of_the_attempt()
    {
        await _head.OpenAsync("a", [.. _attempts.DoTimes(20, "process"), _attempts.Do("crash"), _attempts.Do("exit", 3), .. _attempts.DoTimes(20, "sleep", 0.01)]);
        await using var member = new TestMember("w", new TestLink(_head), _ => new PoolExecutor(TestPrograms.Pool(typeof(Act).Assembly.Location, _folder["scratch"], 2)));

        var results = await _head.ResultsAsync("a");
        Assert.Equal(44, results.Length);
        Assert.Equal(40, results.Count(result => result.Status == AttemptStatus.Completed));
        Assert.Equal([(20, 1, false), (20, 2, true), (21, 1, false), (21, 2, true)],
            results.Where(result => result.Status == AttemptStatus.Failed).Select(result => ((int)result.Key, result.Number, result.IsFinal)).Order());
        var crash = AttemptBodies.ReadOutcome(results.First(result => result.Key == 20).Body.Span).Outcome;
        Assert.Contains("the trial crashed its process", crash.Error);
        Assert.Equal(134, crash.ExitCode);
    }

    [Fact]
    public async Task A_link_that_is_cut_for_longer_than_a_lease_costs_nothing_where_nobody_else_took_the_work()
    {
        await _head.OpenAsync("a", _attempts.DoTimes(2, "nothing"), TestHead.Rules with { Length = TimeSpan.FromSeconds(0.3) });
        var hold = new TaskCompletionSource<AttemptStatus>();
        var executor = new TrialExecutor(2, (_, _) => hold.Task);
        await using var member = TestMember.With("w", new TestLink(_head), executor);
        await Eventually.HoldsAsync(() => executor.Running == 2, "both run");
        member.Link.IsCut = true;
        await _head.WaitAsync("a", counts => counts.Leased == 0, "the leases are lost");
        hold.SetResult(AttemptStatus.Completed);
        await Eventually.HoldsAsync(() => executor.Running == 0, "both have ended");
        member.Link.IsCut = false;

        Assert.Equal(2, (await _head.ResultsAsync("a")).Length);
        Assert.Equal(2, executor.Ran.Length);
        await Eventually.HoldsAsync(() => member.Warnings.Count == 2, "it said that the cluster did not answer, and that it does again");
        Assert.Equal(["The cluster does not answer (nobody is there). What runs here runs on, and what ends is kept until it answers.", "The cluster answers again."], member.Warnings);
    }

    [Fact]
    public async Task What_another_has_begun_in_the_meantime_is_ended_where_it_ran_first()
    {
        await _head.OpenAsync("a", _attempts.DoTimes(2, "nothing"), TestHead.Rules with { Length = TimeSpan.FromSeconds(0.3) });
        var first = new TrialExecutor(2, TestMember.Endless);
        await using var cut = TestMember.With("cut", new TestLink(_head), first);
        await Eventually.HoldsAsync(() => first.Running == 2, "both run");
        cut.Link.IsCut = true;
        await _head.WaitAsync("a", counts => counts.Leased == 0, "the leases are lost");
        var hold = new TaskCompletionSource<AttemptStatus>();
        var second = new TrialExecutor(2, (_, _) => hold.Task);
        await using var other = TestMember.With("other", new TestLink(_head), second);
        await Eventually.HoldsAsync(() => second.Running == 2, "another runs both");
        cut.Link.IsCut = false;
        await Eventually.HoldsAsync(() => first.Running == 0, "the first has ended them");
        hold.SetResult(AttemptStatus.Completed);

        Assert.All(await _head.ResultsAsync("a"), result => Assert.Equal((AttemptStatus.Completed, true), (result.Status, result.IsFinal)));
        Assert.Equal(2, first.Ran.Length);
    }

    [Fact]
    public async Task A_worker_that_is_stopped_lets_end_what_runs_and_leaves_the_rest_to_others()
    {
        await _head.OpenAsync("a", _attempts.DoTimes(50, "nothing"));
        var hold = new TaskCompletionSource<AttemptStatus>();
        var executor = new TrialExecutor(2, (attempt, _) => attempt.Key < 20 ? Task.FromResult(AttemptStatus.Completed) : hold.Task) { BatchLimit = 1 };
        await using var member = TestMember.With("w", new TestLink(_head), executor);
        await Eventually.HoldsAsync(() => executor.Running == 2, "two are held");
        member.Stop();
        await _head.WaitAsync("a", counts => counts.Leased <= 2, "what waited is given back");
        Assert.False(member.Work.IsCompleted);
        hold.SetResult(AttemptStatus.Completed);
        await member.Work.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(new LeaseCounts(Waiting: 28, Leased: 0, Completed: 22, Failed: 0, Cancelled: 0), (await _head["a"].StatusAsync()).Counts);
        Assert.True(executor.IsDisposed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_is_killed_ends_what_runs_and_it_is_handed_out_again(bool isCut)
    {
        await _head.OpenAsync("a", _attempts.DoTimes(5, "nothing"));
        var executor = new TrialExecutor(2, TestMember.Endless);
        await using var member = TestMember.With("w", new TestLink(_head), executor);
        await Eventually.HoldsAsync(() => executor.Running == 2, "two run");
        member.Link.IsCut = isCut;
        member.Kill();
        await member.Work.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(0, executor.Running);
        Assert.True(executor.IsDisposed);
        var counts = (await _head["a"].StatusAsync()).Counts;
        Assert.Equal(isCut ? 2 : 0, counts.Leased);
        Assert.Equal(5, counts.Waiting + counts.Leased);
    }

    [Fact]
    public async Task Two_workers_work_at_the_same_time()
    {
        await _head.OpenAsync("a", _attempts.DoTimes(4, "nothing"));
        var (running, all) = (0, new TaskCompletionSource<AttemptStatus>());
        Task<AttemptStatus> Meet(Attempt attempt, CancellationToken cancel)
        {
            if (Interlocked.Increment(ref running) == 4)
            {
                all.SetResult(AttemptStatus.Completed);
            }
            return all.Task;
        }
        await using var one = TestMember.With("one", new TestLink(_head), new TrialExecutor(2, Meet));
        await using var other = TestMember.With("other", new TestLink(_head), new TrialExecutor(2, Meet));
        Assert.Equal(4, (await _head.ResultsAsync("a")).Length);
    }

    [Fact]
    public async Task A_sweep_that_is_cancelled_or_closed_has_nothing_running()
    {
        var sweep = await _head.OpenAsync("a", _attempts.DoTimes(5, "nothing"));
        var closed = await _head.OpenAsync("b", _attempts.DoTimes(5, "nothing"));
        Dictionary<string, TrialExecutor> executors = new() { ["a"] = new(1, TestMember.Endless), ["b"] = new(1, TestMember.Endless) };
        await using var member = new TestMember("w", new TestLink(_head), open => executors[open.Id]);
        await Eventually.HoldsAsync(() => executors.Values.All(executor => executor.Running == 1), "one of each runs");
        await sweep.CancelAsync(endsRunning: true);
        await closed.CloseAsync();
        await Eventually.HoldsAsync(() => executors.Values.All(executor => executor.Running == 0), "none runs");
        await Eventually.HoldsAsync(() => executors["b"].IsDisposed, "the executor of the closed sweep is gone");

        Assert.All(await _head.ResultsAsync("a"), result => Assert.Equal((AttemptStatus.Cancelled, true), (result.Status, result.IsFinal)));
        Assert.Empty(member.Warnings);
    }

    [Fact]
    public async Task An_executor_that_cannot_start_is_named_once_and_tried_again()
    {
        await _head.OpenAsync("a", _attempts.DoTimes(3, "nothing"));
        var starts = 0;
        IExecutor Make(OpenSweep open) => new TrialExecutor(1, TestMember.Completed) { Fault = Interlocked.Increment(ref starts) <= 3 ? "There is no dotnet." : null };
        await using var member = new TestMember("w", new TestLink(_head), Make, change: options => options with { AsideFor = TimeSpan.FromMilliseconds(50) });

        Assert.Equal(3, (await _head.ResultsAsync("a")).Length);
        Assert.Equal(4, starts);
        Assert.Equal(["The sweep a of Act cannot run here: There is no dotnet. It is left to others and tried again every 0.1 s."], member.Warnings);
    }

    [Fact]
    public async Task A_sweep_that_is_not_for_a_worker_is_left_alone()
    {
        await _head.OpenAsync("a", _attempts.DoTimes(1, "nothing"));
        await _head.OpenAsync("b", _attempts.DoTimes(1, "nothing"));
        var asked = 0;
        IExecutor? Decline()
        {
            Interlocked.Increment(ref asked);
            return null;
        }
        await using var member = new TestMember("w", new TestLink(_head), open => open.Id == "b" ? new TrialExecutor(1, TestMember.Completed) : Decline(), room: 1);

        Assert.Single(await _head.ResultsAsync("b"));
        Assert.Equal((1, 1), (asked, (await _head["a"].StatusAsync()).Counts.Waiting));
    }

    [Fact]
    public async Task A_later_sweep_has_the_room_that_an_earlier_one_leaves()
    {
        await _head.OpenAsync("early", _attempts.DoTimes(1, "nothing"));
        await _head.OpenAsync("late", _attempts.DoTimes(3, "nothing"));
        var hold = new TaskCompletionSource<AttemptStatus>();
        var (early, late) = (new TrialExecutor(2, (_, _) => hold.Task), new TrialExecutor(2, TestMember.Endless));
        await using var member = new TestMember("w", new TestLink(_head), open => open.Id == "early" ? early : late);
        await Eventually.HoldsAsync(() => early.Running == 1 && late.Running == 1, "each runs one");
        hold.SetResult(AttemptStatus.Completed);
        await Eventually.HoldsAsync(() => late.Running == 2, "the later one has all");
        Assert.Equal(1, (await _head["early"].StatusAsync()).Counts.Completed);
    }

    [Fact]
    public async Task Stages_are_told_with_the_outcome_and_an_executor_without_work_is_ended()
    {
        await _head.OpenAsync("a", _attempts.DoTimes(3, "nothing"));
        var executor = new TrialExecutor(2, TestMember.Completed);
        await using var member = new TestMember("w", new TestLink(_head), _ => executor, change: options => options with { IdleLimit = TimeSpan.FromMilliseconds(100) });

        Assert.All(await _head.ResultsAsync("a"), result =>
        {
            var stage = Assert.Single(AttemptBodies.ReadOutcome(result.Body.Span).Stages);
            Assert.Equal(("only", result.Key), (stage.Stage, stage.Key));
        });
        await Eventually.HoldsAsync(() => executor.IsDisposed, "the executor is gone");
    }

    [Fact]
    public async Task What_waits_behind_long_trials_goes_to_others()
    {
        await _head.OpenAsync("a", _attempts.DoTimes(200, "nothing"));
        var first = new TrialExecutor(2, (attempt, cancel) => attempt.Key < 20 ? TestMember.Completed(attempt, cancel) : TestMember.Endless(attempt, cancel));
        await using var one = TestMember.With("one", new TestLink(_head), first);
        await Eventually.HoldsAsync(() => first.Running == 2, "both slots are taken");
        await using var other = TestMember.With("other", new TestLink(_head), new TrialExecutor(2, TestMember.Completed));
        await _head.WaitAsync("a", counts => counts.Completed == 198, "all the others have run");
        Assert.Equal(2, first.Running);
    }

    [Fact]
    public async Task A_sweep_that_is_opened_again_with_other_terms_has_another_executor()
    {
        await _head.OpenAsync("a", _attempts.DoTimes(2, "nothing"));
        TrialExecutor[] executors = [new(2, TestMember.Endless), new(2, TestMember.Completed)];
        var made = 0;
        await using var member = new TestMember("w", new TestLink(_head), _ => executors[Interlocked.Increment(ref made) - 1]);
        await Eventually.HoldsAsync(() => executors[0].Running == 2, "the first ones run");
        await _head.OpenAsync("a", _attempts.DoTimes(2, "nothing"), TestHead.Rules with { MostLosses = 5 });

        Assert.All(await _head.ResultsAsync("a"), result => Assert.Equal(AttemptStatus.Completed, result.Status));
        Assert.Equal((0, true, 2), (executors[0].Running, executors[0].IsDisposed, made));
    }

    [Fact]
    public async Task A_worker_with_limited_patience_ends_when_no_head_answers()
    {
        var executor = new TrialExecutor(2, TestMember.Endless);
        var member = new TestMember("w", new TestLink(_head) { IsCut = true }, _ => executor, change: options => options with { Patience = TimeSpan.FromMilliseconds(300) });
        var fault = await Assert.ThrowsAsync<ClusterException>(() => member.Work.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("No head of the cluster has answered", fault.Message);
    }
}
