using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Execution;

public sealed class SchedulerTests
{
    private static readonly SchedulerOptions Quick = new() { Retries = new RetryRules { Backoff = TimeSpan.FromMilliseconds(1), MaxBackoff = TimeSpan.FromMilliseconds(4) } };

    [Fact]
    public async Task Work_starts_first_in_first_out()
    {
        var executor = new ScriptedExecutor(1, _ => AttemptStatus.Completed);
        var recorder = await Run(executor, Work(5), Quick);

        Assert.Equal([0, 1, 2, 3, 4], executor.Ran.Select(ran => (int)ran.Id));
        Assert.All(recorder.Outcomes, outcome => Assert.Equal(AttemptStatus.Completed, outcome.Status));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Every_repetition_runs_once_on_any_number_of_slots(int slots)
    {
        var executor = new ScriptedExecutor(slots, _ => AttemptStatus.Completed) { BatchLimit = 16 };
        await Run(executor, Work(500), Quick);

        Assert.Equal(Enumerable.Range(0, 500), executor.Ran.Select(ran => (int)ran.Id).Order());
    }

    [Fact]
    public async Task A_failed_repetition_is_tried_again_until_it_completes()
    {
        var executor = new ScriptedExecutor(1, attempt => attempt.Number < 3 ? AttemptStatus.Failed : AttemptStatus.Completed);
        var recorder = await Run(executor, Work(1), Tries(5));

        Assert.Equal([1, 2, 3], executor.Ran.Select(ran => ran.Number));
        Assert.Equal([AttemptStatus.Failed, AttemptStatus.Failed, AttemptStatus.Completed], recorder.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal([TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2), null], recorder.Outcomes.Select(outcome => outcome.RetryIn));
    }

    [Fact]
    public async Task The_wait_between_tries_doubles_up_to_its_limit()
    {
        var executor = new ScriptedExecutor(1, _ => AttemptStatus.Failed);
        var recorder = await Run(executor, Work(1), Tries(5));

        Assert.Equal([1.0, 2, 4, 4], recorder.Outcomes.Where(outcome => outcome.RetryIn is not null).Select(outcome => outcome.RetryIn!.Value.TotalMilliseconds));
    }

    [Fact]
    public async Task Tries_end_at_their_number()
    {
        var executor = new ScriptedExecutor(2, _ => AttemptStatus.Timeout);
        await Run(executor, Work(3), Tries(2));

        Assert.Equal(6, executor.Ran.Count);
    }

    [Fact]
    public async Task Nothing_new_starts_after_so_many_failures()
    {
        var executor = new ScriptedExecutor(1, _ => AttemptStatus.Failed);
        var recorder = new RecordedCalls();
        var scheduler = new Scheduler(executor, new WalkedWork(Work(100)), recorder, Quick with { MaxFailures = 3 }, TimeProvider.System);
        await scheduler.RunAsync(CancellationToken.None, CancellationToken.None);

        Assert.Equal(3, executor.Ran.Count);
        Assert.True(scheduler.GaveUp);
    }

    [Fact]
    public async Task Stop_lets_what_runs_finish_and_starts_nothing_new()
    {
        using var stop = new CancellationTokenSource();
        var hold = new TaskCompletionSource();
        var executor = new ScriptedExecutor(2, _ => AttemptStatus.Completed) { Hold = hold.Task };
        var recorder = new RecordedCalls();
        var run = new Scheduler(executor, new WalkedWork(Work(100)), recorder, Quick, TimeProvider.System).RunAsync(stop.Token, CancellationToken.None);
        await Until(() => executor.Batches.Count == 2);

        stop.Cancel();
        hold.SetResult();
        await run;

        Assert.Equal(2, recorder.Outcomes.Count);
        Assert.All(recorder.Outcomes, outcome => Assert.Equal(AttemptStatus.Completed, outcome.Status));
    }

    [Fact]
    public async Task Skip_ends_what_runs_and_goes_on_with_what_waits_and_what_was_given_back()
    {
        var hold = new TaskCompletionSource();
        var executor = new ScriptedExecutor(1, attempt => attempt.Number == 1 && attempt.ExperimentId == 0 ? AttemptStatus.Cancelled : AttemptStatus.Completed) { Hold = hold.Task };
        var recorder = new RecordedCalls();
        var scheduler = new Scheduler(executor, new WalkedWork(Work(3)), recorder, Quick, TimeProvider.System);
        var run = scheduler.RunAsync(CancellationToken.None, CancellationToken.None);
        await Until(() => executor.Batches.Count == 1);

        scheduler.Drop();
        hold.SetResult();
        await run;

        Assert.Equal([AttemptStatus.Cancelled, AttemptStatus.Completed, AttemptStatus.Completed, AttemptStatus.Completed], recorder.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal([0, 1, 2], executor.Ran.Select(ran => (int)ran.Id).Order());
        scheduler.Drop();
    }

    [Fact]
    public async Task Work_that_comes_later_wakes_slots_that_wait()
    {
        var work = new LateWork(Work(2));
        var executor = new ScriptedExecutor(2, _ => AttemptStatus.Completed);
        var run = new Scheduler(executor, work, new RecordedCalls(), Quick, TimeProvider.System).RunAsync(CancellationToken.None, CancellationToken.None);
        await Until(() => work.Asked >= 2);

        work.Open();
        await run;

        Assert.Equal([0, 1], executor.Ran.Select(ran => (int)ran.Id).Order());
    }

    /// <summary>Gives nothing until it is told to.</summary>
    private sealed class LateWork(IEnumerable<Repetition> work) : IWorkSource
    {
        private readonly Queue<Repetition> _work = new(work);
        private volatile bool _isOpen;
        private volatile int _asked;

        public int Asked => _asked;

        public bool IsExhausted => _isOpen && _work.Count == 0;

        public Action? Woken { get; set; }

        public void Ended(Repetition repetition, Outcome outcome)
        {
        }

        public void Open()
        {
            _isOpen = true;
            Woken!();
        }

        public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Repetition? next)
        {
            _asked++;
            next = null;
            return _isOpen && _work.TryDequeue(out next);
        }

        public void Dispose()
        {
        }
    }

    [Fact]
    public async Task Kill_records_what_an_executor_gives_back_as_cancelled()
    {
        using var kill = new CancellationTokenSource();
        var hold = new TaskCompletionSource();
        var executor = new ScriptedExecutor(1, _ => AttemptStatus.Completed) { Hold = hold.Task };
        var recorder = new RecordedCalls();
        var run = new Scheduler(executor, new WalkedWork(Work(100)), recorder, Quick, TimeProvider.System).RunAsync(CancellationToken.None, kill.Token);
        await Until(() => executor.Batches.Count == 1);

        kill.Cancel();
        hold.SetResult();
        await run;

        Assert.Equal([AttemptStatus.Cancelled], recorder.Outcomes.Select(outcome => outcome.Status));
    }

    [Fact]
    public async Task Short_work_is_handed_over_in_batches_and_what_must_be_alone_is_alone()
    {
        var executor = new ScriptedExecutor(1, _ => AttemptStatus.Completed) { BatchLimit = 16 };
        var work = Work(100).Select(repetition => repetition with { Alone = repetition.Trial.Id == 50 });
        await Run(executor, work, Quick);

        Assert.Equal(16, executor.Batches.Max());
        Assert.Equal(1, executor.Batches[0]);
        Assert.Equal(100, executor.Batches.Sum());
        var start = 0;
        var alone = executor.Batches.Single(size => (start += size) - size <= 50 && 50 < start);
        Assert.Equal(1, alone);
    }

    [Fact]
    public async Task A_start_is_on_record_before_the_attempt_runs_and_short_outcomes_go_with_the_next_start()
    {
        var recorder = new RecordedCalls();
        var early = new List<UInt128>();
        var executor = new ScriptedExecutor(1, attempt =>
        {
            if (!recorder.Committed.Contains(attempt.ExperimentId))
            {
                early.Add(attempt.ExperimentId);
            }
            return attempt.ExperimentId == 50 ? AttemptStatus.Failed : AttemptStatus.Completed;
        });
        await new Scheduler(executor, new WalkedWork(Work(100)), recorder, Quick, TimeProvider.System).RunAsync(CancellationToken.None, CancellationToken.None);

        Assert.Empty(early);
        Assert.Equal(100, recorder.Outcomes.Count);
        // One for each start, one for what failed, one at the end.
        Assert.Equal(102, recorder.Commits);
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_stops_the_sweep()
    {
        var executor = new ScriptedExecutor(2, _ => AttemptStatus.Completed);
        var recorder = new RecordedCalls { FailAt = 5 };
        var scheduler = new Scheduler(executor, new WalkedWork(Work(1000)), recorder, Quick, TimeProvider.System);

        var fault = await Assert.ThrowsAsync<SweepException>(() => scheduler.RunAsync(CancellationToken.None, CancellationToken.None));

        Assert.Contains("No space left on device", fault.Message);
        Assert.InRange(executor.Ran.Count, 4, 8);
    }

    [Fact]
    public async Task A_source_that_fails_stops_the_sweep()
    {
        static IEnumerable<Repetition> Broken()
        {
            yield return Work(1).Single();
            throw new InvalidOperationException("A constraint threw.");
        }

        var fault = await Assert.ThrowsAsync<SweepException>(() => Run(new ScriptedExecutor(1, _ => AttemptStatus.Completed), Broken(), Quick));

        Assert.Contains("A constraint threw.", fault.Message);
    }

    private static SchedulerOptions Tries(int most) => Quick with { Retries = Quick.Retries with { MaxTries = most } };

    private static async Task<RecordedCalls> Run(ScriptedExecutor executor, IEnumerable<Repetition> work, SchedulerOptions options)
    {
        var recorder = new RecordedCalls();
        await new Scheduler(executor, new WalkedWork(work), recorder, options, TimeProvider.System).RunAsync(CancellationToken.None, CancellationToken.None);
        return recorder;
    }

    private static IEnumerable<Repetition> Work(int count)
        => Enumerable.Range(0, count).Select(id => new Repetition(new Trial((UInt128)id, Value.Object(("K", Value.Of(id)))), 0));

    private static async Task Until(Func<bool> holds)
    {
        for (var i = 0; i < 1000 && !holds(); i++)
        {
            await Task.Delay(5);
        }
        Assert.True(holds());
    }
}
