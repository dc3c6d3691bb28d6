using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results;

/// <summary>results.jsonl is always what the journal says, at the start and at the end.</summary>
public sealed class ViewTests : IDisposable
{
    private readonly SampleSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    private int[] Ids() => [.. _sweep.ResultLines().Select(line => (int)(Value.ParseJson(line).TryGet("experiment_id", out var id) ? id.AsDouble() : -1))];

    private void Run(bool finish, params int[] trials)
    {
        using var store = _sweep.Open();
        foreach (var k in trials)
        {
            SampleSweep.RunAll(store, SampleSweep.Trial(k));
        }
        if (finish)
        {
            store.Finish();
        }
    }

    [Fact]
    public void A_clean_end_puts_the_lines_in_order_of_id()
    {
        Run(finish: true, 5, 2, 9, 0);
        Assert.Equal([0, 2, 5, 9], Ids());
        Run(finish: true, 3, 12);
        Assert.Equal([0, 2, 3, 5, 9, 12], Ids());
    }

    [Fact]
    public void Of_two_lines_of_one_trial_the_last_stays()
    {
        using (var store = _sweep.Open())
        {
            var trial = SampleSweep.Trial(1);
            SampleSweep.Run(store, trial, 0, 1, SampleSweep.Failed("no"));
            store.TrialEnded(trial, 1);
            SampleSweep.Run(store, trial, 0, 1, SampleSweep.Completed(SampleSweep.Scores(1)));
            store.TrialEnded(trial, 1);
            store.Finish();
        }
        Assert.Contains("\"status\":\"completed\"", Assert.Single(_sweep.ResultLines()));
    }

    [Fact]
    public void A_clean_end_with_nothing_to_do_changes_nothing()
    {
        Run(finish: true, 0, 1);
        var before = Directory.GetFiles(_sweep.Folder).Select(file => (file, File.GetLastWriteTimeUtc(file), new FileInfo(file).Length)).ToArray();
        Run(finish: true);
        Assert.Equal(before, Directory.GetFiles(_sweep.Folder).Select(file => (file, File.GetLastWriteTimeUtc(file), new FileInfo(file).Length)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    public void Whatever_became_of_the_view_the_next_start_makes_it_from_the_journal(int keptBytes)
    {
        Run(finish: true, 0, 1, 2);
        Run(finish: false, 4, 3);
        var right = File.ReadAllLines(_sweep.Results).Order(StringComparer.Ordinal).ToArray();
        File.WriteAllBytes(_sweep.Results, File.ReadAllBytes(_sweep.Results)[..keptBytes]);
        Run(finish: true);
        Assert.Equal([0, 1, 2, 3, 4], Ids());
        Assert.Equal(right, _sweep.ResultLines());
    }

    [Fact]
    public void A_trial_that_ended_before_a_mark_was_set_but_got_no_line_has_one_after_the_next_start()
    {
        using (var store = _sweep.Open())
        {
            var late = SampleSweep.Trial(0);
            SampleSweep.Run(store, late, 0, 1, SampleSweep.Completed(SampleSweep.Scores(1)));
            for (var k = 1; k <= 5000; k++)
            {
                SampleSweep.RunAll(store, SampleSweep.Trial(k));
            }
        }
        Assert.Contains("\"kind\":\"results\"", File.ReadAllText(_sweep.Journal));
        Run(finish: true);
        Assert.Equal(Enumerable.Range(0, 5001), Ids());
    }

    [Fact]
    public void Lines_appear_while_the_sweep_runs()
    {
        using var store = _sweep.Open();
        for (var k = 0; k < 20; k++)
        {
            SampleSweep.RunAll(store, SampleSweep.Trial(k));
        }
        Assert.True(SpinWait.SpinUntil(() => _sweep.ResultLines().Length == 20, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void A_results_file_that_no_journal_accounts_for_is_kept()
    {
        Directory.CreateDirectory(_sweep.Folder);
        File.WriteAllText(_sweep.Results, "precious\n");
        Run(finish: true, 0);
        Assert.Equal("precious\n", File.ReadAllText(_sweep.Results + ".before"));
        Assert.Equal([0], Ids());
    }

    [Fact]
    public void Typed_rows_are_read_from_any_level()
    {
        using (var store = SweepStore.Open(_sweep.Options(TypedExperiment.Definition)))
        {
            SampleSweep.Run(store, SampleSweep.Trial(1), 0, 2, SampleSweep.Completed(SampleSweep.Scores(0.5)));
            SampleSweep.Run(store, SampleSweep.Trial(1), 1, 2, SampleSweep.Completed(SampleSweep.Scores(1)));
            store.TrialEnded(SampleSweep.Trial(1), 2);
        }
        File.AppendAllText(_sweep.Results, "{\"experiment\":\"Sample\",\"experiment_id\":2,\"K\":2,\"Metric\":null,\"scores\":{\"Acc");
        foreach (var path in new[] { _sweep.Results, _sweep.Folder, Path.GetDirectoryName(_sweep.Folder)! })
        {
            var results = SweepResults<TypedExperiment>.Load(path);
            var row = Assert.Single(results);
            Assert.Equal((1, "Euclidean", (UInt128)1, 2, AttemptStatus.Completed), (row.Config.K, row.Config.Metric, row.ExperimentId, row.Repetitions, row.Status));
            Assert.Equal((0.75, 0.25), (row.Mean("Accuracy"), row.PopulationDeviation("Accuracy")));
            Assert.Equal([0.5, 1], row.Values("Accuracy"));
            Assert.Equal(["Accuracy", "fit_time"], row.Scores.Keys);
            Assert.Equal(1, results.SkippedLines);
            Assert.Throws<KeyNotFoundException>(() => row.Mean("Nothing"));
        }
        Assert.Throws<FileNotFoundException>(() => SweepResults<TypedExperiment>.Load(_sweep.Folder + "/nowhere"));
    }

    [Fact]
    public void A_score_that_is_called_like_a_mean_keeps_its_name_and_no_name_stands_twice()
    {
        using (var store = SweepStore.Open(_sweep.Options(TypedExperiment.Definition)))
        {
            var scores = Value.Object(("loss", Value.Of(1)), ("mean_loss", Value.Of(7)), ("std_mean_loss", Value.Of(9)));
            SampleSweep.Run(store, SampleSweep.Trial(1), 0, 1, SampleSweep.Completed(scores));
            store.TrialEnded(SampleSweep.Trial(1), 1);
        }
        var row = Assert.Single(SweepResults<TypedExperiment>.Load(_sweep.Results));
        Assert.Equal((1, 7, 9), (row.Mean("loss"), row.Mean("mean_loss"), row.Mean("std_mean_loss")));
        var line = Assert.Single(_sweep.ResultLines());
        Assert.EndsWith("\"scores\":{\"loss\":[1],\"std_loss\":0,\"mean_loss\":[7],\"mean_mean_loss\":7,\"std_mean_loss\":[9],\"mean_std_mean_loss\":9,\"std_std_mean_loss\":0}}", line);
    }
}
