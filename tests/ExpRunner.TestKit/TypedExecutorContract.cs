using ExpRunner.Sweeps;

namespace ExpRunner.TestKit;

/// <summary>What every executor must do that runs experiments written in C#.</summary>
public abstract partial class TypedExecutorContract : ExecutorContract
{
    [Fact]
    public async Task Scores_depend_on_seeds_and_not_on_the_order()
    {
        await using var executor = await StartAsync();
        var batch = Attempts.DoTimes(20, "draw");
        var forth = (await executor.RunAsync(batch)).ToDictionary(end => end.Attempt.ExperimentId, end => end.Outcome.ScoresText());
        var back = (await executor.RunAsync([.. batch.Reverse()])).ToDictionary(end => end.Attempt.ExperimentId, end => end.Outcome.ScoresText());
        Assert.Equal(forth, back);
        Assert.Equal(20, forth.Values.Distinct().Count());
    }

    [Fact]
    public async Task An_outcome_tells_whether_shared_random_numbers_were_drawn()
    {
        await using var executor = await StartAsync();
        var ended = await executor.RunAsync([Attempts.Do("draw"), Attempts.Do("nothing")]);
        Assert.Equal([true, false], ended.Select(end => end.Outcome.SharedRandom));
    }

    [Fact]
    public async Task A_config_that_cannot_be_read_fails()
    {
        await using var executor = await StartAsync();
        var unreadable = Attempts.Do("nothing") with { Config = Values.Value.Object(("Dew", Values.Value.Of(1))) };
        var ended = await executor.RunAsync([unreadable, Attempts.Do("nothing")]);
        Assert.Equal([AttemptStatus.Failed, AttemptStatus.Completed], ended.Select(end => end.Outcome.Status));
        Assert.Contains("'Dew'", ended[0].Outcome.Error);
    }

    [Fact]
    public async Task Odd_scores_survive()
    {
        await using var executor = await StartAsync();
        var scores = (await executor.RunAsync(Attempts.Do("odd scores"))).Scores;
        Assert.Equal("nan,infinity,text,whole,tenth,yes,list,ümläut \"quoted\"\n,fit_time", string.Join(',', scores.Names.ToArray()));
        Assert.True(double.IsNaN(scores.Items[0].AsDouble()));
        Assert.Equal(double.NegativeInfinity, scores.Items[1].AsDouble());
        Assert.Equal("NaN", scores.Items[2].AsText());
        Assert.Equal("9007199254740993", scores.Items[3].ToString());
        Assert.Equal("0.1", scores.Items[4].ToString());
        Assert.True(scores.Items[5].AsBoolean());
        Assert.Equal("""[1,[2.5,"NaN"],"three",null]""", scores.Items[6].ToJson());
        Assert.True(double.IsNaN(scores.Items[6].Items[1].Items[1].AsDouble()));
        Assert.Equal("täxt\0\uD83D\uDE00", scores.Items[7].AsText());
    }

    [Fact]
    public async Task Configs_and_scores_of_a_megabyte_survive()
    {
        await using var executor = await StartAsync();
        var big = "\"" + new string('y', 1 << 20) + "\"";
        var ended = await executor.RunAsync([.. Enumerable.Range(0, 8).Select(_ => Attempts.Do("score", text: big)), Attempts.Do("big score", 3e6)]);
        Assert.All(ended[..8], end => Assert.Equal(1 << 20, end.Outcome.Scores.Items[0].AsText().Length));
        Assert.Equal(3_000_000, ended[8].Outcome.Scores.Items[0].AsText().Length);
    }
}
