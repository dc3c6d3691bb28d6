using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExpRunner.EndToEnd.Tests.ProgramSweeps;
using ModelContextProtocol;

namespace ExpRunner.EndToEnd.Tests.Agents;

/// <summary>What agents can do by <c>exprun mcp</c>.</summary>
public sealed class AgentTests : IDisposable
{
    private readonly ProgramFolder _folder = new();

    public AgentTests() => _folder.Write("sweep.yaml", """
        name: steps
        repetitions: 2
        stages:
          one: ./step.sh one {a} {b}
        defaults: { b: x }
        scores: { value: { pattern: 'has (@float@)' } }
        sweeps: [{ a: [1, 2, 3] }]
        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sweep_is_found_described_planned_run_and_reported()
    {
        await using var agent = await Agent.StartAsync(_folder.Path, "--allow", "run");
        Assert.Equal(["compare", "describe", "list", "plan", "report", "run", "status"], await agent.ToolsAsync());
        Assert.Contains("Start with list", agent.Instructions);
        Assert.Equal("Sweep files:\n  ./sweep.yaml\nThere are no results.", await agent.AskAsync("list"));

        Assert.Equal("steps: one, 2 repetitions\n  sweep 1: 3 configs\n    a: 1, 2, 3\n", await agent.AskAsync("describe", new { path = "sweep.yaml" }));
        Assert.StartsWith("steps: 2 trials x 2 repetitions, 4 to run", await agent.AskAsync("plan", new { file = "sweep.yaml", options = new { where = "a > 1" } }));
        Assert.Contains("one: ./step.sh one 3 x", await agent.AskAsync("plan", new { file = "./sweep.yaml", commands = true }));
        Assert.Empty(_folder.Ran);
        Assert.False(Directory.Exists(_folder.At("results")));

        var summary = JsonNode.Parse(await agent.AskAsync("run", new { file = "sweep.yaml", options = new { workers = 2 } }))!;
        Assert.Equal(6, summary["experiments"]![0]!["completed_now"]!.GetValue<int>());
        Assert.Equal(6, _folder.Ran.Count);

        Assert.Contains("./results/steps", await agent.AskAsync("list"));
        var status = JsonNode.Parse(await agent.AskAsync("status"))!.AsArray().Single()!;
        Assert.Equal((6, 6, "./results/steps"), (status["planned"]!.GetValue<int>(), status["completed"]!.GetValue<int>(), status["folder"]!.ToString()));
        var described = await agent.AskAsync("describe", new { path = "results/steps" });
        Assert.Contains("\"choices\":[1,2,3]", described);
        Assert.DoesNotContain("environment", described);

        var rows = JsonNode.Parse(await agent.AskAsync("report", new { path = "results", format = "json", where = "a >= 2", sort = new[] { "-a" } }))!.AsArray();
        Assert.Equal([3, 2], rows.Select(row => row!["a"]!.GetValue<int>()));
        Assert.Contains("3 trials, the best one shown", await agent.AskAsync("report", new { best = "value" }));
        Assert.Contains("6", await agent.AskAsync("report", new { groupBy = new[] { "b" }, all = true }));
        Assert.Contains("value", await agent.AskAsync("compare", new { path = "results/steps", between = "a" }));
    }

    [Fact]
    public async Task A_failed_trial_is_an_error_with_the_summary_and_its_progress_is_told()
    {
        _folder.Write("fail-one-2");
        _folder.Write("hold-one-3");
        await using var agent = await Agent.StartAsync(_folder.Path, "--allow", "run");
        var told = new ConcurrentQueue<ProgressNotificationValue>();

        var call = agent.CallAsync("run", new { file = "sweep.yaml", options = new { workers = 1 } }, new Told(told.Enqueue));
        await TestKit.Eventually.HoldsAsync(() => told.Any(value => value.Progress >= 4), "four of six are told");
        File.Delete(_folder.At("hold-one-3"));
        var (isError, text) = await call;

        Assert.True(isError);
        Assert.Contains("\"failed\":2", text);
        Assert.Contains(told, value => value is { Total: 6, Message: "steps: 4 of 6, 2 failed" });
    }

    [Fact]
    public async Task Faults_are_told_as_on_the_command_line()
    {
        _folder.Write("broken.yaml", "stages:\n  one: ./step.sh {missing}\nsweeps: [{ a: [1] }]\n");
        await using var agent = await Agent.StartAsync(_folder.Path);

        Assert.Contains("broken.yaml:2:", await agent.RefusedAsync("describe", new { path = "broken.yaml" }));
        Assert.Contains("broken.yaml:2:", await agent.RefusedAsync("plan", new { file = "broken.yaml" }));
        Assert.Contains("There is nothing at 'results'", await agent.RefusedAsync("report"));
        Assert.Contains("There is no file 'other.yaml'", await agent.RefusedAsync("describe", new { path = "other.yaml" }));
        _folder.Tool(0, "run", "sweep.yaml", "-q");
        Assert.StartsWith("error: --where: ", await agent.RefusedAsync("report", new { where = "a >" }));
        Assert.Contains("--search", await agent.RefusedAsync("plan", new { file = "sweep.yaml", options = new { search = "other" } }));
        Assert.Contains("no experiment's folder", await agent.RefusedAsync("describe", new { path = "results" }));
    }

    [Fact]
    public async Task Answers_are_bounded_and_say_what_was_left_out()
    {
        _folder.Tool(0, "run", "sweep.yaml", "-q");
        var results = _folder.At("results", "steps", "results.jsonl");
        var line = File.ReadLines(results).First();
        File.WriteAllLines(results, Enumerable.Range(0, 2000).Select(id => line.Replace("\"experiment_id\":0,\"", $"\"experiment_id\":{id},\"", StringComparison.Ordinal).Replace("\"a\":1", $"\"a\":{id}", StringComparison.Ordinal)));
        await using var agent = await Agent.StartAsync(_folder.Path);

        var json = await agent.AskAsync("report", new { format = "json" });
        var text = await agent.AskAsync("report");

        Assert.InRange(json.Length, 20_000, 42_000);
        var note = json.LastIndexOf("\n(", StringComparison.Ordinal);
        var kept = JsonNode.Parse(json[..note])!.AsArray();
        Assert.StartsWith($"\n({kept.Count} of 2000 rows; the others are left out; ask for less: where", json[note..]);
        Assert.InRange(text.Length, 20_000, 42_000);
        Assert.Contains("characters are left out; ask for less", text);
    }

    private sealed class Told(Action<ProgressNotificationValue> take) : IProgress<ProgressNotificationValue>
    {
        public void Report(ProgressNotificationValue value) => take(value);
    }
}
