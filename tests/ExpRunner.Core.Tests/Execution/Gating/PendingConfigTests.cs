using ExpRunner.Sweeps;
using ExpRunner.Values;
using static ExpRunner.Tests.Execution.Gating.ListedExperiment;

namespace ExpRunner.Tests.Execution.Gating;

/// <summary>Configs that are computed from the scores of other trials.</summary>
public sealed class PendingConfigTests
{
    [Fact]
    public async Task A_config_is_computed_once_the_trials_that_it_needs_have_completed_and_its_line_has_it()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Computed(1, 2)));

        var summary = await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Repetitions = 2 });

        Assert.Equal([1.0, 2, 110.5, 120.5], sweep.Ran.Select(attempt => NumberOf(attempt)).Distinct().Order());
        Assert.Equal(["0 completed", "1 completed", "2 completed", "3 completed"], sweep.Statuses);
        Assert.Contains("\"experiment_id\":2,\"n\":110.5,", sweep.Results[2]);
        Assert.Equal((UInt128)8, summary.Completed);
        Assert.Contains("\"n\": \"= 100 + trials[0].scores.mean_acc\"", await File.ReadAllTextAsync(Path.Combine(sweep.Folder, "sweep.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_next_start_knows_at_once_what_completed_computes()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Computed(1, 2)));
        await sweep.StartAsync(_ => AttemptStatus.Completed);
        var results = sweep.Results;

        var summary = await sweep.StartAsync(_ => AttemptStatus.Failed);

        Assert.Empty(sweep.Ran);
        Assert.Equal(((UInt128)4, (UInt128)0), (summary.Completed, summary.Missing));
        Assert.Equal(results, sweep.Results);
    }

    [Fact]
    public async Task What_cannot_be_computed_is_skipped_with_the_reason_and_computed_once_it_can()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Computed(1, 2)));

        await sweep.StartAsync(attempt => attempt.ExperimentId == 0 ? AttemptStatus.Failed : AttemptStatus.Completed);

        Assert.Equal(["0 failed", "1 completed", "2 skipped: trial 0, which it needs, failed.", "3 completed"], sweep.Statuses);
        Assert.Contains("\"n\":\"= 100 + trials[0].scores.mean_acc\"", sweep.Results[2]);

        var summary = await sweep.StartAsync(_ => AttemptStatus.Completed);

        Assert.Equal([0, 2], sweep.Ran.Select(attempt => (int)attempt.ExperimentId));
        Assert.Equal(["0 completed", "1 completed", "2 completed", "3 completed"], sweep.Statuses);
        Assert.Contains("\"n\":110,", sweep.Results[2]);
        Assert.Equal(((UInt128)4, (UInt128)0, (UInt128)0), (summary.Completed, summary.Failed, summary.Missing));
        await sweep.StartAsync(_ => AttemptStatus.Failed);
        Assert.Empty(sweep.Ran);
    }

    [Fact]
    public async Task A_fault_of_the_expression_skips_the_trial()
    {
        var list = Computed(1) with { PendingOf = element => element == 0 ? null : new Faulty() };
        using var sweep = new GatedSweep(new ListedExperiment(list));

        await sweep.StartAsync(_ => AttemptStatus.Completed);

        Assert.Equal(["0 completed", "1 skipped: Its values cannot be computed: there is no score 'loss'"], sweep.Statuses);
    }

    [Fact]
    public async Task A_config_that_comes_out_as_another_ones_is_that_trial()
    {
        using var sweep = new GatedSweep(new ListedExperiment(Computed(1, 110)));

        var summary = await sweep.StartAsync(_ => AttemptStatus.Completed);

        Assert.Equal([1.0, 110, 1200], sweep.Ran.Select(attempt => NumberOf(attempt)).Order());
        Assert.Equal(["0 completed", "1 completed", "3 completed"], sweep.Statuses);
        Assert.Equal(((UInt128)3, (UInt128)3), (summary.Planned, summary.Completed));
        await sweep.StartAsync(_ => AttemptStatus.Failed);
        Assert.Empty(sweep.Ran);
    }

    [Fact]
    public async Task A_chain_of_computed_configs_goes_on_where_it_was_broken_off()
    {
        var list = List("chain", place => place == 0 ? [] : [On(place - 1, DependencyKind.Trial)], 0);
        list = list with
        {
            Configs = _ => [ConfigOf(Value.Of(1)), .. Enumerable.Range(1, 5).Select(place => ConfigOf(Value.Of($"= 1 + trials[{place - 1}].scores.mean_acc / 10")))],
            PendingOf = element => element == 0 ? null : new Sum((int)element - 1, 1, 0.1),
        };
        using var sweep = new GatedSweep(new ListedExperiment(list));
        await sweep.StartAsync(attempt => attempt.ExperimentId < 3 ? AttemptStatus.Completed : AttemptStatus.Failed);

        await sweep.StartAsync(_ => AttemptStatus.Completed);

        Assert.Equal([4.0, 5, 6], sweep.Ran.Select(attempt => NumberOf(attempt)));
        Assert.Equal(Enumerable.Range(0, 6).Select(id => $"{id} completed"), sweep.Statuses);
    }

    /// <summary>Numbers, and for each of them a config that is 100 more than its mean accuracy (10 n, in a second repetition one more).</summary>
    private static NamedSpace Computed(params int[] numbers)
        => List("computed", place => place < numbers.Length ? [] : [On(place - numbers.Length, DependencyKind.Trial)], numbers) with
        {
            Configs = _ => [.. numbers.Select(n => ConfigOf(Value.Of(n))), .. numbers.Select((_, place) => ConfigOf(Value.Of($"= 100 + trials[{place}].scores.mean_acc")))],
            PendingOf = element => (int)element < numbers.Length ? null : new Sum((int)element - numbers.Length, 100, 1),
        };

    private sealed class Sum(int place, double add, double factor) : IPendingConfig
    {
        public Value Resolve(Func<Dependency, NeededTrial> trialOf)
            => ConfigOf(Value.Of(add + (factor * trialOf(On(place, DependencyKind.Trial)).Scores.Member("mean_acc").AsDouble())));
    }

    private sealed class Faulty : IPendingConfig
    {
        public Value Resolve(Func<Dependency, NeededTrial> trialOf) => throw new SweepException("there is no score 'loss'");
    }
}
