using System.Text.Json;
using ExpRunner.Reporting.Html;
using ExpRunner.Results;

namespace ExpRunner.Reporting.Tests.Html;

/// <summary>What the journals beside results tell.</summary>
public sealed class PageSweepTests : IDisposable
{
    private readonly PageFolder _page = new();

    public void Dispose() => _page.Dispose();

    private List<string> About() => [.. _page.Experiment().GetProperty("about").EnumerateArray().Select(fact => $"{fact.GetProperty("group").GetString()}/{fact.GetProperty("name").GetString()}: {fact.GetProperty("value").GetString()}")];

    [Fact]
    public void A_sweep_that_nobody_finished_is_interrupted_and_tells_of_its_starts()
    {
        _page.Copy("v1-in-flight");

        var run = _page.Experiment().GetProperty("run");

        Assert.Equal("interrupted", run.GetProperty("state").GetString());
        Assert.Equal("8 = 2 + 1 + 0 + 0 + 2 + 3", string.Join(" = ", run.GetProperty("planned"), string.Join(" + ", new[] { "completed", "failed", "skipped", "running", "lost", "waiting" }.Select(name => run.GetProperty(name).ToString()))));
        Assert.Equal(4, run.GetProperty("starts").GetInt32());
        Assert.Contains(About(), fact => fact.StartsWith("Sweep/starts: 4, ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_asked_for_with_which_code_is_told()
    {
        _page.Copy("v1-grown");

        var about = About();

        Assert.Contains("Sweep/seed: 7", about);
        Assert.Contains(about, fact => fact.StartsWith("Sweep/search: random, ", StringComparison.Ordinal));
        Assert.Contains("Code/ExpRunner: 0.1.0", about);
        Assert.Contains("Machine/host: host", about);
    }

    [Fact]
    public void Code_that_changed_between_starts_is_named_with_what_each_made()
    {
        var sweep = new SweepRecord
        {
            Status = new() { Experiment = "X", Folder = "X", Codes = new Dictionary<string, int> { ["code-old"] = 1200, ["code-new"] = 3400 } },
            Starts = [],
            Blocks = [],
        };

        Assert.Contains(AboutFacts.Of([sweep]), fact => fact is { Name: "identity", Value: "changed between starts: 3,400 results by code-new, 1,200 results by code-old" });
    }

    [Fact]
    public void Time_counts_once_where_starts_overlap_and_pace_is_that_of_those_that_live()
    {
        var begin = new DateTimeOffset(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);
        RecordedStart Start(int from, int to, int ended, bool isLive) => new(new RunnerLine("r", "h", 1, "", "", "", "")) { StartedAt = begin.AddSeconds(from), LastAt = begin.AddSeconds(to), Ended = ended, IsLive = isLive };
        RecordedStart[] starts = [Start(0, 100, 500, false), Start(50, 150, 100, false), Start(1000, 1010, 40, true)];

        // 150 s by the first two, and 20 s until now by the one that lives.
        Assert.Equal(170, PageClock.Covered(starts, begin.AddSeconds(1020)));
        Assert.Equal(2, PageClock.PerSecond(starts, begin.AddSeconds(1020)));
        Assert.Equal(4, PageClock.PerSecond(starts[..2], begin.AddSeconds(1020)));
    }

    [Fact]
    public void The_space_has_types_and_numbers_of_values()
    {
        _page.Copy("v1-completed");

        var space = _page.Experiment().GetProperty("space").EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!, field => $"{field.GetProperty("type").GetString()}: {field.GetProperty("values").GetString()}");

        Assert.Equal("int: 1, 3 (2 values)", space["K"]);
        Assert.Equal("text: groß", space["Größe"]);
        Assert.StartsWith("number: 0.1, 0.01 (2 values) with Optimizer=Sgd", space["Optimizer.Rate"]);
    }

    [Fact]
    public void A_real_sweep_of_a_program_is_told_from_its_start_to_its_failures()
    {
        File.WriteAllText(Path.Combine(_page.Path, "step.sh"), "echo score: $1$2\n[ \"$1\" != 3 ] || { echo \"out of chunk $$\" >&2; exit 7; }\n");
        var sweep = _page.RunTool("exec", "grid", "--cmd", "sh step.sh {a} {b}", "--vl", "a", "1", "2", "3", "--vl", "b", "4", "5", "-p", "SCORE", "score: (@int@)", "-o", "results", "--name", "steps");
        Assert.True(sweep.Code == 1, sweep.Errors);

        var experiment = Assert.Single(JsonDocument.Parse(PageContent.Read([Path.Combine(_page.Path, "results")], new(), _page.Warnings).ToJson()).RootElement.GetProperty("experiments").EnumerateArray());

        Assert.Equal("finished", experiment.GetProperty("run").GetProperty("state").GetString());
        Assert.Equal((4, 2), (experiment.GetProperty("run").GetProperty("completed").GetInt32(), experiment.GetProperty("run").GetProperty("failed").GetInt32()));
        Assert.Equal(2, Assert.Single(experiment.GetProperty("failures").EnumerateArray()).GetProperty("count").GetInt32());
        Assert.Contains("sh step.sh {a} {b}", experiment.GetProperty("about").GetRawText());
        Assert.Contains("duration (s)", experiment.GetProperty("columns").GetRawText());
    }

    [Fact]
    public void A_sweep_of_which_no_trial_has_ended_has_a_page()
    {
        _page.Copy("v1-in-flight");
        File.Delete(Path.Combine(_page.Path, "Kept", "results.jsonl"));

        Assert.Equal(("Kept", 0), (_page.Experiment().GetProperty("name").GetString(), _page.Experiment().GetProperty("rows").GetInt32()));
    }

    [Fact]
    public void A_journal_of_a_newer_version_is_named_and_the_results_are_shown()
    {
        _page.Copy("v1-completed");
        File.WriteAllText(Path.Combine(_page.Path, "Kept", "sweep.json"), """{"format":99,"experiment":"Kept"}""");

        Assert.True(_page.Experiment().GetProperty("rows").GetInt32() > 0);
        Assert.Contains(_page.Warnings, warning => warning.Contains("format 99"));
    }

    [Fact]
    public void How_far_a_sweep_is_can_be_read_alone()
    {
        _page.Copy("v1-in-flight");

        var run = PageRun.Read(Path.Combine(_page.Path, "Kept"));

        Assert.Equal(("interrupted", 2, 1, 2), (run.State, run.Completed, run.Failed, run.Lost));
        Assert.Null(run.Eta);
    }
}
