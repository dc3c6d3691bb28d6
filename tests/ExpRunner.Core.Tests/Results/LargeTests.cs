using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results;

/// <summary>More of everything than anybody asks for, and slower than anybody hopes.</summary>
public sealed class LargeTests : IDisposable
{
    private const int Megabyte = 1 << 20;
    private readonly SampleSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void Ten_thousand_repetitions_of_a_trial_are_recorded_gone_on_with_and_take_no_more_memory_than_they_are()
    {
        var few = Repeat(0, 2_500);
        var many = Repeat(1, 10_000);

        Assert.InRange(many, few, 5 * few);
        var line = Value.ParseJson(_sweep.ResultLines()[1]);
        Assert.True(line.TryGet("scores", out var scores) && scores.TryGet("Accuracy", out var list) && list.Items.Length == 10_000);
        using var store = _sweep.Open();
        Assert.Equal(12_500, store.History.Count(AttemptStatus.Completed));
    }

    /// <summary>The bytes that a start allocates for so many repetitions, and the next start that has one more.</summary>
    private long Repeat(int k, int repetitions)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var store = _sweep.Open())
        {
            SampleSweep.RunAll(store, SampleSweep.Trial(k), repetitions - 1);
            store.Finish();
        }
        using (var store = _sweep.Open())
        {
            SampleSweep.Run(store, SampleSweep.Trial(k), repetitions - 1, repetitions, SampleSweep.Completed(SampleSweep.Scores(repetitions)));
            store.TrialEnded(SampleSweep.Trial(k), repetitions);
            store.Finish();
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Configs_and_scores_of_a_megabyte_are_kept_to_the_last_byte()
    {
        var text = string.Concat(Enumerable.Range(0, Megabyte / 8).Select(i => $"模 \"\\{i % 10}\n"));
        var trial = new Trial(0, Value.Object(("K", Value.Of(1)), ("Metric", Value.Of(text))));
        var list = Value.List([.. Enumerable.Range(0, Megabyte / 8).Select(i => Value.Of(i / 7.0))]);
        var scores = Value.Object(("Text", Value.Of(text)), ("List", list), ("Number", Value.Of(1)));
        using (var store = _sweep.Open())
        {
            SampleSweep.Run(store, trial, 0, 2, SampleSweep.Completed(scores));
            SampleSweep.Run(store, trial, 1, 2, SampleSweep.Failed(text));
            store.TrialEnded(trial, 2);
            store.Finish();
        }
        var line = Assert.Single(_sweep.ResultLines());
        File.Delete(_sweep.Results);

        using (var store = _sweep.Open())
        {
            Assert.True(store.History.TryGet(SampleSweep.Key(trial), out var state) && state.IsCompleted);
            store.Finish();
        }

        Assert.Empty(_sweep.Warnings);
        Assert.Equal(line, Assert.Single(_sweep.ResultLines()));
        var read = Value.ParseJson(line);
        Assert.Equal(text, Member(read, "Metric").AsText());
        Assert.Equal(text, Member(read, "error").AsText());
        Assert.Equal(text, Member(Member(read, "scores"), "Text").Items[0].AsText());
        Assert.Equal(list, Member(Member(read, "scores"), "List").Items[0]);
    }

    [Fact]
    public void Files_that_are_slow_and_give_less_than_was_asked_for_change_nothing()
    {
        string[] Run(IFiles files)
        {
            var options = _sweep.Options() with { Files = files, WriteConfigFiles = true };
            Assert.Null(new FaultedSweep(options with { Membership = _ => null }).Run());
            File.WriteAllText(_sweep.Results, File.ReadAllText(_sweep.Results)[..50]);
            using (var store = SweepStore.Open(options))
            {
                store.Finish();
            }
            var lines = _sweep.ResultLines();
            Directory.Delete(_sweep.Folder, recursive: true);
            return lines;
        }

        Assert.Equal(Run(DiskFiles.Instance), Run(new SlowFiles(TimeSpan.FromMilliseconds(1))));
    }

    private static Value Member(Value value, string name) => value.TryGet(name, out var member) ? member : throw new KeyNotFoundException(name);
}
