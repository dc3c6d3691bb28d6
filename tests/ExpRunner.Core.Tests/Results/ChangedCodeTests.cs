using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results;

/// <summary>Results outlive changes of the code that made them.</summary>
public sealed class ChangedCodeTests : IDisposable
{
    private readonly SampleSweep _sweep = new();
    private readonly Trial _trial = SampleSweep.Trial(0);

    public void Dispose() => _sweep.Dispose();

    private RepetitionState State(SweepStore store, int runId = 0)
    {
        Assert.True(store.History.TryGet(SampleSweep.Key(_trial, runId), out var state));
        return state;
    }

    [Fact]
    public void Results_of_other_code_are_stale_but_count()
    {
        using (var store = _sweep.Open())
        {
            SampleSweep.RunAll(store, _trial, 2);
        }
        using var newer = _sweep.Open(code: "code-2");
        Assert.Equal((2, 2), (newer.History.Stale, newer.History.Count(AttemptStatus.Completed)));
        Assert.Equal(("code-1", true), (State(newer).CodeIdentity, State(newer).IsStale));
    }

    [Fact]
    public void Results_recorded_by_the_version_of_the_whole_module_alone_are_stale_unless_it_is_todays()
    {
        using (var store = _sweep.Open())
        {
            SampleSweep.RunAll(store, _trial, 2);
        }
        var options = _sweep.Options(code: "code-of-its-own");
        using (var same = SweepStore.Open(options with { Runner = options.Runner with { ModuleVersion = "code-1" } }))
        {
            Assert.Equal((0, false), (same.History.Stale, State(same).IsStale));
        }
        using var other = SweepStore.Open(options with { Runner = options.Runner with { ModuleVersion = "code-2" } });
        Assert.Equal((2, true), (other.History.Stale, State(other).IsStale));
    }

    [Fact]
    public void A_field_added_with_a_default_and_fields_in_another_order_lose_nothing()
    {
        using (var store = _sweep.Open())
        {
            SampleSweep.RunAll(store, _trial, 2);
        }
        var experiment = SampleSweep.Make("Sample", "Ridge", "Metric", "K", "Square");
        var config = Value.Object(("Ridge", Value.Of(0.5)), ("Metric", Value.Of("Euclidean")), ("K", Value.Of(0)));
        var trial = new Trial(0, config);
        using (var store = _sweep.Open(experiment, "code-2"))
        {
            Assert.True(store.History.TryGet(SampleSweep.Key(trial, 1), out var state) && state.IsCompleted);
            Assert.False(store.History.TryGet(SampleSweep.Key(_trial, 1), out _));
            store.Finish();
        }
        Assert.Contains("\"experiment_id\":0,\"Ridge\":0.5,\"Metric\":\"Euclidean\",\"K\":0,\"Square\":0,\"out_path\"", Assert.Single(_sweep.ResultLines()));
        using (var same = _sweep.Open(SampleSweep.Make("Sample", "Metric", "K"), "code-3"))
        {
            Assert.True(State(same, 1).IsCompleted);
        }
    }

    [Fact]
    public void Configs_with_a_field_that_is_gone_are_kept_and_no_longer_asked_for()
    {
        using (var store = _sweep.Open())
        {
            SampleSweep.RunAll(store, _trial, 2);
        }
        var lines = _sweep.ResultLines();
        using (var store = _sweep.Open(SampleSweep.Make("Sample", "K"), "code-2"))
        {
            Assert.Equal((2, 0, 0), (store.History.NoLongerAsked, store.History.Count(AttemptStatus.Completed), store.History.Stale));
            Assert.False(store.History.TryGet(Identity.KeyOf("Sample", "{\"K\":0}", 7, 0), out _));
            store.Finish();
        }
        Assert.Equal(lines, _sweep.ResultLines());
    }
}
