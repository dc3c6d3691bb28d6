using ExpRunner.Execution;
using ExpRunner.Sweeps;
using ExpRunner.Values;
using static ExpRunner.Tests.Execution.Gating.ListedExperiment;

namespace ExpRunner.Tests.Execution.Gating;

public sealed class GateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_chain_runs_one_after_the_other_whatever_the_number_of_slots(int slots)
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(16)));

        var summary = await sweep.StartAsync(_ => AttemptStatus.Completed, slots: slots);

        Assert.Equal(Enumerable.Range(0, 16), sweep.Ran.Select(attempt => (int)attempt.ExperimentId));
        Assert.Equal((UInt128)16, summary.Completed);
    }

    [Fact]
    public async Task What_comes_before_what_it_needs_waits_for_it()
    {
        using var sweep = new GatedSweep(new ListedExperiment(List("back", place => place == 3 ? [] : [On(place + 1)], 0, 1, 2, 3)));

        await sweep.StartAsync(_ => AttemptStatus.Completed);

        Assert.Equal([3, 2, 1, 0], sweep.Ran.Select(attempt => (int)attempt.ExperimentId));
    }

    [Fact]
    public async Task A_repetition_gets_the_folder_the_config_and_the_scores_of_the_one_with_its_run_id()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(2)));

        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Repetitions = 2 });

        Assert.Equal([Path.Combine(sweep.Folder, "0", "0"), Path.Combine(sweep.Folder, "0", "1")], Later(sweep).Select(attempt => Assert.Single(attempt.Needed).OutPath));
        Assert.Equal(["""{"acc":0}""", """{"acc":1}"""], Later(sweep).Select(attempt => attempt.Needed[0].Scores.ToJson()));
        Assert.All(Later(sweep), attempt => Assert.Equal("""{"n":0}""", attempt.Needed[0].Config.ToJson()));
    }

    [Fact]
    public async Task Who_needs_a_whole_trial_waits_for_all_repetitions_and_gets_the_scores_of_its_line()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(2, DependencyKind.Trial)));

        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Repetitions = 3 });

        Assert.Equal([0, 0, 0, 1, 1, 1], sweep.Ran.Select(attempt => (int)attempt.ExperimentId));
        var line = Value.ParseJson(sweep.Results[0]).Member("scores").ToJson();
        Assert.Equal("""{"acc":[0,1,2],"mean_acc":1,"std_acc":0.816496580927726}""", line);
        Assert.All(Later(sweep), attempt => Assert.Equal(line, attempt.Needed[0].Scores.ToJson()));
    }

    [Fact]
    public async Task What_was_known_before_the_start_is_given_as_it_was_then()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(2, DependencyKind.Trial)));
        await sweep.StartAsync(attempt => attempt.ExperimentId == 0 ? AttemptStatus.Completed : AttemptStatus.Failed, new SweepOptions { Repetitions = 2 });

        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Repetitions = 2 });

        Assert.Equal(2, sweep.Ran.Count);
        Assert.All(sweep.Ran, attempt => Assert.Equal("""{"acc":[0,1],"mean_acc":0.5,"std_acc":0.5}""", Assert.Single(attempt.Needed).Scores.ToJson()));
    }

    [Fact]
    public async Task What_follows_a_failure_is_skipped_with_the_reason_and_runs_once_that_is_mended()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(4)));

        var summary = await sweep.StartAsync(attempt => attempt.ExperimentId == 1 ? AttemptStatus.Failed : AttemptStatus.Completed);

        Assert.Equal(["0 completed", "1 failed", "2 skipped: trial 1, which it needs, failed.", "3 skipped: trial 2, which it needs, was skipped: trial 1 failed."], sweep.Statuses);
        Assert.Equal(((UInt128)3, (UInt128)2, "trial 1 failed"), (summary.Failed, summary.SkippedNow, summary.SkippedBecause));

        summary = await sweep.StartAsync(_ => AttemptStatus.Completed);

        Assert.Equal([1, 2, 3], sweep.Ran.Select(attempt => (int)attempt.ExperimentId));
        Assert.Equal(["0 completed", "1 completed", "2 completed", "3 completed"], sweep.Statuses);
        Assert.Equal((UInt128)0, summary.Failed);
    }

    [Fact]
    public async Task An_executor_that_goes_on_by_itself_gets_each_link_when_the_one_before_has_completed()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(6)));

        var summary = await sweep.StartAsync(attempt => attempt.ExperimentId == 3 ? AttemptStatus.Failed : AttemptStatus.Completed, isQueue: true);

        Assert.Equal([0, 1, 2, 3], sweep.Ran.Select(attempt => (int)attempt.ExperimentId));
        Assert.Equal(((UInt128)3, (UInt128)3, (UInt128)2), (summary.Completed, summary.Failed, summary.SkippedNow));
        Assert.Equal("5 skipped: trial 4, which it needs, was skipped: trial 3 failed.", sweep.Statuses[^1]);
    }

    [Fact]
    public async Task Each_repetition_waits_for_its_own()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(2)));

        await sweep.StartAsync(attempt => attempt is { ExperimentId: var id, RunId: 0 } && id == 0 ? AttemptStatus.Failed : AttemptStatus.Completed, new SweepOptions { Repetitions = 2 });

        Assert.Equal([1], Later(sweep).Select(attempt => attempt.RunId));
        Assert.Contains("\"status\":\"skipped\"", sweep.Results[1]);
        Assert.Contains("trial 0/0, which it needs, failed.", sweep.Results[1]);
        Assert.Contains("\"run_ids\":[1]", sweep.Results[1]);
    }

    [Fact]
    public async Task What_a_retry_mends_is_waited_for()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(2)));

        await sweep.StartAsync(attempt => attempt.Number == 1 && attempt.ExperimentId == 0 ? AttemptStatus.Failed : AttemptStatus.Completed, new SweepOptions { MaxTries = 2 });

        Assert.Equal(["0 completed", "1 completed"], sweep.Statuses);
    }

    [Fact]
    public async Task What_needs_something_left_out_is_skipped_unless_that_has_completed()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(3)));

        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Pick = "1" });
        Assert.Equal(["1 skipped: It needs trial 0, which has not completed and is not among what is run now. Ask for it too."], sweep.Statuses);

        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Pick = "0" });
        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Pick = "1" });
        Assert.Equal(["0 completed", "1 completed"], sweep.Statuses);
    }

    [Fact]
    public async Task A_list_that_is_not_asked_for_counts_where_it_has_completed()
    {
        var lists = new[] { List("warmup", null, 7), List("rest", _ => [On(0)], 8) };
        using var sweep = new GatedSweep(new ListedExperiment(lists));

        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Sweeps = ["rest"] });
        Assert.Contains("is not among what is run now", Assert.Single(sweep.Statuses));

        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Sweeps = ["warmup"] });
        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Sweeps = ["rest"] });
        Assert.Equal([8.0], sweep.Ran.Select(attempt => NumberOf(attempt)));
    }

    [Fact]
    public async Task With_first_nothing_is_waited_for()
    {
        using var sweep = new GatedSweep(new ListedExperiment(List("back", place => place == 1 ? [] : [On(1)], 0, 1)));

        var summary = await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { First = true });

        Assert.Empty(sweep.Ran);
        Assert.Equal((UInt128)1, summary.SkippedNow);
    }

    [Fact]
    public async Task What_waits_when_the_sweep_gives_up_stays_as_if_it_had_never_been_looked_at()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(3)));

        var summary = await sweep.StartAsync(_ => AttemptStatus.Failed, new SweepOptions { FailFast = true });

        Assert.True(summary.GaveUp);
        Assert.Equal(((UInt128)1, (UInt128)2), (summary.Failed, summary.Missing));
        Assert.Equal(["0 failed"], sweep.Statuses);
    }

    [Fact]
    public async Task What_waits_when_the_sweep_is_stopped_stays_as_if_it_had_never_been_looked_at()
    {
        using var stop = new CancellationTokenSource();
        using var sweep = new GatedSweep(new ListedExperiment(Chain(3)));

        var summary = await sweep.StartAsync(
            _ =>
            {
                stop.Cancel();
                return AttemptStatus.Failed;
            },
            stop: stop.Token);

        Assert.Equal(((UInt128)1, (UInt128)2), (summary.Failed, summary.Missing));
        Assert.True(summary.Interrupted);
    }

    [Fact]
    public async Task A_redo_of_all_runs_in_order_again()
    {
        using var sweep = new GatedSweep(new ListedExperiment(List("back", place => place == 2 ? [] : [On(place + 1)], 0, 1, 2)));
        await sweep.StartAsync(_ => AttemptStatus.Completed);

        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Redo = RedoKind.All });

        Assert.Equal([2, 1, 0], sweep.Ran.Select(attempt => (int)attempt.ExperimentId));
        Assert.All(sweep.Ran, attempt => Assert.Equal(2, attempt.Number));
    }

    [Fact]
    public async Task A_redo_of_what_failed_runs_what_was_skipped_too()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(3)));
        await sweep.StartAsync(attempt => attempt.ExperimentId == 1 ? AttemptStatus.Failed : AttemptStatus.Completed);

        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Redo = RedoKind.Failed });

        Assert.Equal([1, 2], sweep.Ran.Select(attempt => (int)attempt.ExperimentId));
        Assert.Equal(["0 completed", "1 completed", "2 completed"], sweep.Statuses);
    }

    [Fact]
    public void A_way_round_is_found_before_the_start()
    {
        using var sweep = new GatedSweep(new ListedExperiment(List("ring", place => [On((place + 1) % 3)], 0, 1, 2)));

        var fault = Assert.Throws<SweepException>(() => sweep.Plan(new SweepOptions()));

        Assert.Equal("Chain: trials need each other, so that none of them can be the first: ring[0] needs ring[1] needs ring[2] needs ring[0]. Let one of them need nothing of the others.", Assert.Single(fault.Problems));
    }

    [Fact]
    public async Task A_config_that_is_listed_again_is_the_first_one_with_what_that_needs()
    {
        using var sweep = new GatedSweep(new ListedExperiment(List("again", place => place == 0 ? [] : [On(place - 1)], 0, 1, 0, 2)));

        await sweep.StartAsync(_ => AttemptStatus.Completed);

        Assert.Equal([0.0, 1, 2], sweep.Ran.Select(attempt => NumberOf(attempt)));
        Assert.Equal((UInt128)0, Assert.Single(sweep.Ran[2].Needed).Id);
    }

    [Fact]
    public void A_long_chain_is_checked_without_going_deep()
        => Assert.Null(Record.Exception(() => new GatedSweep(new ListedExperiment(List("long", place => place == 99_999 ? [] : [On(place + 1)], [.. Enumerable.Range(0, 100_000)]))).Plan(new SweepOptions())));

    [Fact]
    public void Parts_are_refused()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Chain(2)));

        var fault = Assert.Throws<SweepException>(() => sweep.Plan(new SweepOptions { Shard = new Shard(1, 2) }));

        Assert.Equal("--shard 1/2: trials of Chain need others, which may be in other parts. Leave --shard out; several runners may share one folder instead.", Assert.Single(fault.Problems));
    }

    private static IEnumerable<Attempt> Later(GatedSweep sweep) => sweep.Ran.Where(attempt => attempt.ExperimentId == 1).OrderBy(attempt => attempt.RunId);
}
