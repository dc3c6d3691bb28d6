using System.Text.Json;
using ExpRunner.Reporting.Html;

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
        _page.Copy("v1-redo");
        var journal = Path.Combine(_page.Path, "Kept", "journal.jsonl");

        var changed = File.ReadAllText(journal).Contains("code-2", StringComparison.Ordinal);

        Assert.Equal(changed, About().Exists(fact => fact.StartsWith("Code/identity: changed between starts: ", StringComparison.Ordinal)));
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
