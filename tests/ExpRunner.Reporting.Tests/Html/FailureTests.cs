using System.Text.Json;
using ExpRunner.Reporting.Html;

namespace ExpRunner.Reporting.Tests.Html;

public sealed class FailureTests : IDisposable
{
    private readonly PageFolder _page = new();

    public void Dispose() => _page.Dispose();

    private List<JsonElement> Failures() => [.. _page.Experiment().GetProperty("failures").EnumerateArray()];

    private static List<string> Shared(JsonElement failure)
        => [.. failure.GetProperty("shared").EnumerateArray().Select(shared => $"{shared.GetProperty("field").GetString()}={shared.GetProperty("value").GetString()} {shared.GetProperty("failed")}/{shared.GetProperty("of")}")];

    [Theory]
    [InlineData("row 12 of 99 is singular (norm 0.52085)", "row {n} of {n} is singular (norm {n})")]
    [InlineData("at 0x7ffd12ab in /data/run-17/part.bin", "at {hex} in {path}")]
    [InlineData("worker 0b0647d3-bd72-4d53-8831-ea9913556784 said no", "worker {id} said no")]
    [InlineData("commit 4f4d70a6cb8aafc8 is gone", "commit {hex} is gone")]
    [InlineData("loss -1.5e-7 after step_12", "loss {n} after step_{n}")]
    [InlineData(@"C:\temp\a.txt, line 3", "{path}, line {n}")]
    [InlineData("\n\n  second line counts \nthird", "second line counts")]
    [InlineData("and/or 1/2 are no paths", "and/or {n}/{n} are no paths")]
    [InlineData("float32 and int64 stay, CUDA error stays", "float32 and int64 stay, CUDA error stays")]
    [InlineData("deadbeef and facade are words, deadbee1 is not", "deadbeef and facade are words, {hex} is not")]
    [InlineData("", "(no message)")]
    public void What_differs_each_time_is_left_out_of_causes(string message, string cause) => Assert.Equal(cause, CauseText.Of(message));

    [Fact]
    public void Failures_of_one_cause_are_one_group_with_a_whole_message()
    {
        _page.Write(Enumerable.Range(0, 6).Select(id => id < 4
            ? PageFolder.Trial(id, $"\"K\":{id}", "{}", "failed", $"chunk {id} is gone\nat line {id}")
            : PageFolder.Trial(id, $"\"K\":{id}", "{}", "timeout", "took more than 10 s")));

        var failures = Failures();

        Assert.Equal([("chunk {n} is gone", "failed", 4), ("took more than {n} s", "timeout", 2)],
            failures.Select(failure => (failure.GetProperty("cause").GetString()!, failure.GetProperty("status").GetString()!, failure.GetProperty("count").GetInt32())));
        var example = failures[0].GetProperty("examples")[0];
        Assert.Equal(("chunk 0 is gone\nat line 0", 0), (example.GetProperty("message").GetString(), example.GetProperty("row").GetInt32()));
    }

    [Fact]
    public void Values_with_which_trials_fail_far_more_often_are_named_with_their_odds()
    {
        string[] metrics = ["Euclidean", "Manhattan", "Cosine"];
        int[] neighbours = [1, 3, 5, 9, 15];
        var id = 0;
        _page.Write(
            from k in neighbours
            from metric in metrics
            from ridge in Enumerable.Range(0, 4)
            select PageFolder.Trial(id++, $"\"K\":{k},\"Metric\":\"{metric}\",\"Ridge\":{ridge},\"Seed\":\"s{id}\"", """{"acc":[1]}""", metric == "Cosine" && k > 5 ? "failed" : "completed", metric == "Cosine" && k > 5 ? "singular" : null));

        var failure = Assert.Single(Failures());

        // Together first: of the eight trials with both all failed. Ridge has nothing to do with it, Seed has a value for each trial.
        Assert.Equal(["Metric, K=Cosine, ≥ 9 8/8", "Metric=Cosine 8/20", "K=≥ 9 8/24"], Shared(failure));
        // SciPy: 4.9233554962302344e-05 for 8 of 20, times the values tried: 14 intervals of K, 3 metrics, 9 intervals of Ridge.
        Assert.Equal(4.9233554962302344e-05 * 26, failure.GetProperty("shared")[1].GetProperty("p").GetDouble(), 1e-10);
    }

    [Fact]
    public void Of_numbers_that_each_trial_has_its_own_of_an_interval_is_named()
    {
        _page.Write(Enumerable.Range(0, 200).Select(id => PageFolder.Trial(id, $"\"rate\":{(id * 37 % 200) / 200.0:0.000},\"noise\":{(id * 73 % 199) / 199.0:0.0000}", """{"acc":[1]}""", id * 37 % 200 >= 180 ? "failed" : "completed", id * 37 % 200 >= 180 ? "diverged" : null)));

        Assert.Equal(["rate=≥ 0.9 20/20"], Shared(Assert.Single(Failures())));
    }

    [Fact]
    public void Failures_that_happen_anywhere_have_nothing_in_common()
    {
        _page.Write(Enumerable.Range(0, 60).Select(id => PageFolder.Trial(id, $"\"K\":{id % 5},\"M\":\"{"abc"[id / 5 % 3]}\"", """{"acc":[1]}""", id % 7 == 3 ? "failed" : "completed", id % 7 == 3 ? "disk full" : null)));

        Assert.Empty(Shared(Assert.Single(Failures())));
    }

    [Fact]
    public void Where_everything_failed_no_value_is_to_blame()
    {
        _page.Write(Enumerable.Range(0, 20).Select(id => PageFolder.Trial(id, $"\"K\":{id % 2}", "{}", "failed", "boom")));

        var failure = Assert.Single(Failures());

        Assert.Equal(20, failure.GetProperty("count").GetInt32());
        Assert.Empty(Shared(failure));
    }

    [Fact]
    public void The_journal_tells_of_every_repetition_that_failed_not_only_the_first_of_a_trial()
    {
        _page.Copy("v1-failed");

        var failures = Failures();

        Assert.Equal([("lost", 2), ("skipped", 1)], failures.GroupBy(failure => failure.GetProperty("status").GetString()!).Select(group => (group.Key, group.Sum(failure => failure.GetProperty("count").GetInt32()))).OrderBy(pair => pair.Key));
        Assert.All(failures.SelectMany(failure => failure.GetProperty("examples").EnumerateArray()), example => Assert.Contains("Kept", example.GetProperty("folder").GetString()));
    }
}
