using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results;

public sealed class ResultsLineTests : IDisposable
{
    private const string Head = "{\"experiment\":\"Sample\",\"experiment_id\":4,\"K\":4,\"Metric\":\"Euclidean\",\"out_path\":\"";
    private readonly SampleSweep _sweep = new();
    private readonly Trial _trial = SampleSweep.Trial(4);

    public void Dispose() => _sweep.Dispose();

    /// <summary>The line that a trial with these outcomes gets while it runs, proven equal to the one made from the journal alone.</summary>
    private string LineOf(params Outcome[] outcomes)
    {
        using (var store = _sweep.Open())
        {
            for (var runId = 0; runId < outcomes.Length; runId++)
            {
                SampleSweep.Run(store, _trial, runId, outcomes.Length, outcomes[runId]);
            }
            store.TrialEnded(_trial, outcomes.Length);
        }
        var live = Assert.Single(_sweep.ResultLines());
        File.Delete(_sweep.Results);
        using (var store = _sweep.Open())
        {
            store.Finish();
        }
        Assert.Equal(live, Assert.Single(_sweep.ResultLines()));
        return live;
    }

    private string Expected(string tail) => Head + _sweep.Folder + "/4\"," + tail;

    private static Outcome Scores(params (string, Value)[] scores) => SampleSweep.Completed(Value.Object(scores));

    [Fact]
    public void A_line_has_lists_means_and_population_deviations()
        => Assert.Equal(
            Expected("\"repetitions\":2,\"status\":\"completed\",\"scores\":{\"Accuracy\":[0.5,1],\"mean_Accuracy\":0.75,\"std_Accuracy\":0.25,\"fit_time\":[0.25,0.25],\"mean_fit_time\":0.25,\"std_fit_time\":0}}"),
            LineOf(SampleSweep.Completed(SampleSweep.Scores(0.5)), SampleSweep.Completed(SampleSweep.Scores(1))));

    [Fact]
    public void Text_lists_and_objects_are_kept_and_booleans_count_as_zero_and_one()
        => Assert.Equal(
            Expected("\"repetitions\":1,\"status\":\"completed\",\"scores\":{\"Note\":[\"a\\\"}é\"],\"Curve\":[[1,{\"x\":\"]\"}]],\"Ok\":[true],\"mean_Ok\":1,\"std_Ok\":0,\"Nothing\":[null]}}"),
            LineOf(Scores(("Note", Value.Of("a\"}é")), ("Curve", Value.List(Value.Of(1), Value.Object(("x", Value.Of("]"))))), ("Ok", Value.Of(true)), ("Nothing", Value.Null))));

    [Fact]
    public void NaN_and_infinities_are_numbers_written_as_text()
        => Assert.Equal(
            Expected("\"repetitions\":2,\"status\":\"completed\",\"scores\":{\"A\":[\"NaN\",1],\"mean_A\":\"NaN\",\"std_A\":\"NaN\",\"B\":[\"-Infinity\",1],\"mean_B\":\"-Infinity\",\"std_B\":\"NaN\"}}"),
            LineOf(Scores(("A", Value.Of(double.NaN)), ("B", Value.Of(double.NegativeInfinity))), Scores(("A", Value.Of(1)), ("B", Value.Of(1)))));

    [Fact]
    public void A_failed_trial_has_a_line_with_its_error()
        => Assert.Equal(
            Expected("\"repetitions\":1,\"status\":\"failed\",\"run_ids\":[],\"error\":\"System.Exception: no\\n  at X\",\"scores\":{}}"),
            LineOf(SampleSweep.Failed("System.Exception: no\n  at X")));

    [Fact]
    public void Where_repetitions_are_missing_the_line_says_which_are_there_and_what_became_of_the_first_other()
        => Assert.Equal(
            Expected("\"repetitions\":4,\"status\":\"timeout\",\"run_ids\":[0,3],\"error\":\"too long\",\"scores\":{\"A\":[1,3],\"mean_A\":2,\"std_A\":1}}"),
            LineOf(Scores(("A", Value.Of(1))), SampleSweep.Failed("too long") with { Status = AttemptStatus.Timeout }, SampleSweep.Failed("no"), Scores(("A", Value.Of(3)))));

    [Fact]
    public void A_score_that_some_repetitions_lack_is_null_there()
        => Assert.Equal(
            Expected("\"repetitions\":3,\"status\":\"completed\",\"scores\":{\"A\":[1,null,2],\"mean_A\":1.5,\"std_A\":0.5,\"B\":[null,7,null],\"mean_B\":7,\"std_B\":0}}"),
            LineOf(Scores(("A", Value.Of(1))), Scores(("B", Value.Of(7))), Scores(("A", Value.Of(2)))));

    [Fact]
    public void Odd_text_in_names_scores_and_errors_survives()
    {
        var line = LineOf(Scores(("a \"b\" \\ ü ☃ \u0001", Value.Of(1)), ("t", Value.Of("\ud83d\ude00 {\"seq\":1,\"crc\":\"00000000\"}"))));
        var scores = Value.ParseJson(line).TryGet("scores", out var found) ? found : default;
        Assert.True(scores.TryGet("mean_a \"b\" \\ ü ☃ \u0001", out var mean) && mean.AsDouble() == 1);
        Assert.True(scores.TryGet("t", out var text) && text.Items[0].AsText() == "\ud83d\ude00 {\"seq\":1,\"crc\":\"00000000\"}");
    }

    [Fact]
    public void Half_a_surrogate_pair_in_an_error_does_not_stop_the_sweep()
        => Assert.Contains("\"status\":\"failed\"", LineOf(SampleSweep.Failed("cut \ud83d")));

    [Fact]
    public void Large_scores_and_configs_survive()
    {
        var large = new string('x', 1 << 20);
        Assert.Contains(large, LineOf(Scores(("A", Value.Of(large)), ("B", Value.Of(1)))));
    }

    [Fact]
    public void Ids_beyond_64_bits_are_exact()
    {
        var id = UInt128.MaxValue - 1;
        using (var store = _sweep.Open())
        {
            SampleSweep.Run(store, _trial with { Id = id }, 0, 1, SampleSweep.Completed(SampleSweep.Scores(1)));
            store.TrialEnded(_trial with { Id = id }, 1);
            store.Finish();
        }
        Assert.Contains($"\"experiment_id\":{id},", Assert.Single(_sweep.ResultLines()));
        using var again = _sweep.Open();
        Assert.True(again.History.TryGet(SampleSweep.Key(_trial), out var state));
        Assert.Equal($"{id}", state.Path);
    }
}
