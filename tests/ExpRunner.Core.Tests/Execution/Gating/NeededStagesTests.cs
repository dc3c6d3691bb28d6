using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;
using static ExpRunner.Tests.Execution.Gating.ListedExperiment;

namespace ExpRunner.Tests.Execution.Gating;

/// <summary>Trials that use what others made, when what those do has changed.</summary>
public sealed class NeededStagesTests
{
    /// <summary>How often the commands of configs have changed, by number.</summary>
    private readonly Dictionary<double, int> _changes = [];

    [Theory]
    [InlineData(0, "0 1 2")]
    [InlineData(1, "1 2")]
    [InlineData(2, "2")]
    [InlineData(3, "")]
    public async Task A_changed_command_runs_that_and_what_comes_behind_it_again_in_order(int changed, string ran)
    {
        using var sweep = new GatedSweep(Staged(Chain(3)));
        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Repetitions = 2 });
        var results = sweep.Results;
        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Repetitions = 2 });
        Assert.Empty(sweep.Ran);

        _changes[changed] = 1;
        var summary = await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Repetitions = 2 });

        Assert.All([0, 1], run => Assert.Equal(ran, string.Join(' ', sweep.Ran.Where(attempt => attempt.RunId == run).Select(attempt => attempt.ExperimentId))));
        Assert.Equal(((UInt128)6, (UInt128)0), (summary.Completed, summary.Failed));
        Assert.Equal(results, sweep.Results);
        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Repetitions = 2 });
        Assert.Empty(sweep.Ran);
    }

    [Fact]
    public async Task Whoever_needs_scores_alone_does_not_run_again()
    {
        using var sweep = new GatedSweep(Staged(Chain(3, DependencyKind.Trial)));
        await sweep.StartAsync(_ => AttemptStatus.Completed);

        _changes[0] = 1;
        await sweep.StartAsync(_ => AttemptStatus.Completed);

        Assert.Equal([0], sweep.Ran.Select(attempt => (int)attempt.ExperimentId));
    }

    [Fact]
    public async Task What_fails_in_between_is_gone_on_from()
    {
        using var sweep = new GatedSweep(Staged(Chain(4)));
        await sweep.StartAsync(_ => AttemptStatus.Completed);

        _changes[0] = 1;
        await sweep.StartAsync(attempt => attempt.ExperimentId == 1 ? AttemptStatus.Failed : AttemptStatus.Completed);
        await sweep.StartAsync(_ => AttemptStatus.Completed);

        Assert.Equal([1, 2, 3], sweep.Ran.Select(attempt => (int)attempt.ExperimentId));
        Assert.Equal(Enumerable.Range(0, 4).Select(id => $"{id} completed"), sweep.Statuses);
    }

    [Fact]
    public async Task What_is_left_out_is_used_only_as_the_commands_of_today_make_it()
    {
        using var sweep = new GatedSweep(Staged(Chain(3)));
        await sweep.StartAsync(_ => AttemptStatus.Completed);
        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Redo = RedoKind.All, Pick = "2" });
        Assert.Equal([2], sweep.Ran.Select(attempt => (int)attempt.ExperimentId));

        _changes[0] = 1;
        var summary = await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Pick = "2" });

        Assert.Empty(sweep.Ran);
        Assert.Equal("trial 1 is left out", summary.SkippedBecause);
        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Pick = "0,1" });
        await sweep.StartAsync(_ => AttemptStatus.Completed, new SweepOptions { Pick = "2" });
        Assert.Equal([2], sweep.Ran.Select(attempt => (int)attempt.ExperimentId));
        Assert.Equal(["0 completed", "1 completed", "2 completed"], sweep.Statuses);
    }

    [Fact]
    public async Task The_folder_of_a_trial_with_a_computed_config_is_one_like_others()
    {
        // 100 is computed from the scores of 0, and 2 uses its folder.
        var list = List("list", place => place switch { 0 => [], 1 => [On(0, DependencyKind.Trial)], _ => [On(1)] }, 0, 1, 2);
        using var sweep = new GatedSweep(Staged(list with
        {
            Configs = _ => [ConfigOf(Value.Of(0)), ConfigOf(Value.Of("= 100 + trials[0].scores.mean_acc")), ConfigOf(Value.Of(2))],
            PendingOf = element => element == 1 ? new Hundred() : null,
        }));
        await sweep.StartAsync(_ => AttemptStatus.Completed);
        await sweep.StartAsync(_ => AttemptStatus.Completed);
        Assert.Empty(sweep.Ran);

        _changes[100] = 1;
        await sweep.StartAsync(_ => AttemptStatus.Completed);
        Assert.Equal([1, 2], RanStages(sweep));

        _changes[0] = 1;
        await sweep.StartAsync(_ => AttemptStatus.Completed);
        Assert.Equal([0], RanStages(sweep));
        await sweep.StartAsync(_ => AttemptStatus.Completed);
        Assert.Empty(sweep.Ran);
    }

    [Fact]
    public void The_keys_of_a_long_chain_are_computed_once_each_without_going_deep()
    {
        const int Length = 100_000;
        var experiment = Staged(List("long", place => place == 0 ? [] : [On(place - 1)], [.. Enumerable.Range(0, Length)]));
        using var sweep = new GatedSweep(experiment);
        var plan = sweep.Plan(new SweepOptions { Pick = "99999" });
        var stages = new NeededStages(plan);

        var last = KeyOf(Length - 1);
        KeyOf(Length - 2);

        Assert.Equal(Length + 1, experiment.KeysComputed);
        Assert.Equal(last, KeyOf(Length - 1));
        _changes[0] = 1;
        stages = new NeededStages(plan);
        Assert.NotEqual(last, KeyOf(Length - 1));

        Trial At(Dependency place) => new(place.Element, plan.Places!.At(place).Config) { Dependencies = plan.Places.NeedsAt((place.Space, place.Element)) };

        UInt128 KeyOf(int place) => Assert.Single(stages.KeysOf(At(On(place)), At));
    }

    private ListedExperiment Staged(NamedSpace list) => new(list)
    {
        Command = number => string.Create(CultureInfo.InvariantCulture, $"go {number} {_changes.GetValueOrDefault(number)}"),
    };

    /// <summary>The trials of which a stage ran.</summary>
    private static IEnumerable<int> RanStages(GatedSweep sweep)
        => sweep.Ran.Where(attempt => attempt.Stages.Any(stage => !stage.IsDone)).Select(attempt => (int)attempt.ExperimentId);

    private sealed class Hundred : IPendingConfig
    {
        public Value Resolve(Func<Dependency, NeededTrial> trialOf) => ConfigOf(Value.Of(100 + trialOf(On(0, DependencyKind.Trial)).Scores.Member("mean_acc").AsDouble()));
    }
}
