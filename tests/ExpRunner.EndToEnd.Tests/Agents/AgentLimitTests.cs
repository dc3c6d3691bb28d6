using ExpRunner.EndToEnd.Tests.ProgramSweeps;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Agents;

/// <summary>What agents cannot do by <c>exprun mcp</c>, and what does not outlive them.</summary>
public sealed class AgentLimitTests : IDisposable
{
    private const string Secret = "nobody-shall-read-this";
    private readonly ProgramFolder _folder = new();
    private readonly TempFolder _outside = new();

    public AgentLimitTests()
    {
        _folder.Write("sweep.yaml", "name: steps\nstages:\n  one: ./step.sh one {a}\nsweeps: [{ a: [1, 2, 3] }]\n");
        File.WriteAllText(_outside["sweep.yaml"], $"name: {Secret}\nstages:\n  one: echo {{a}}\nsweeps: [{{ a: [1, 2, 3] }}]\n");
    }

    public void Dispose()
    {
        _folder.Dispose();
        _outside.Dispose();
    }

    [Fact]
    public async Task Nothing_runs_that_the_user_did_not_allow()
    {
        await using var agent = await Agent.StartAsync(_folder.Path);

        var message = await agent.RefusedAsync("run", new { file = "sweep.yaml" });

        Assert.Contains("exprun mcp --allow run", message);
        Assert.Empty(_folder.Ran);
        Assert.Contains("'delete'", Programs.Run(Programs.Tool, _folder.Path, "mcp", "--allow", "delete").Error);
    }

    [Fact]
    public async Task Paths_that_leave_the_roots_are_refused_however_they_are_written()
    {
        Directory.CreateSymbolicLink(_folder.At("linked"), _outside.Path);
        File.CreateSymbolicLink(_folder.At("linked.yaml"), _outside["sweep.yaml"]);
        Directory.CreateSymbolicLink(_folder.At("round"), _folder.At("round"));
        Directory.CreateDirectory(_folder.At("inner"));
        Directory.CreateSymbolicLink(_folder.At("inner", "deep"), _outside.Path);
        await using var agent = await Agent.StartAsync(_folder.Path, "--root", _folder.Path, "--allow", "run");
        var up = $"../{Path.GetFileName(_outside.Path)}/sweep.yaml";
        string[] escapes = [_outside["sweep.yaml"], up, $"inner/../{up}", $"./inner/.././{up}", "linked/sweep.yaml", "linked.yaml", "inner/deep/sweep.yaml", $"inner/deep/../{Path.GetFileName(_outside.Path)}/sweep.yaml", "round/sweep.yaml", "/etc/passwd", "~/x", ""];

        foreach (var path in escapes)
        {
            foreach (var message in new[]
            {
                await agent.RefusedAsync("describe", new { path }), await agent.RefusedAsync("plan", new { file = path }), await agent.RefusedAsync("run", new { file = path }),
                await agent.RefusedAsync("status", new { path }), await agent.RefusedAsync("report", new { path }), await agent.RefusedAsync("compare", new { path, other = path }), await agent.RefusedAsync("list", new { path }),
            })
            {
                Assert.DoesNotContain(Secret, message);
                Assert.Matches("outside of the folders|There is (no file|nothing)|round in circles|A path is missing", message);
            }
        }
        Assert.DoesNotContain(Secret, await agent.AskAsync("list"));
        foreach (var output in new[] { _outside["results"], "../results", "linked", "linked/new/results", "inner/deep/x" })
        {
            Assert.Contains("outside of the folders", await agent.RefusedAsync("run", new { file = "sweep.yaml", output }));
            Assert.Contains("outside of the folders", await agent.RefusedAsync("plan", new { file = "sweep.yaml", output }));
        }
        Assert.Equal(["sweep.yaml"], _outside.Files);
        Assert.Empty(_folder.Ran);
    }

    [Fact]
    public async Task Results_that_a_link_brings_in_from_outside_are_refused()
    {
        _folder.Tool(0, "run", "sweep.yaml", "-q");
        var results = _folder.At("results", "steps", "results.jsonl");
        File.Move(results, _outside["results.jsonl"]);
        File.CreateSymbolicLink(results, _outside["results.jsonl"]);
        await using var agent = await Agent.StartAsync(_folder.Path);

        foreach (var tool in new[] { "status", "report", "list", "describe", "compare" })
        {
            Assert.Contains("outside of the folders", await agent.RefusedAsync(tool, new { path = "results/steps" }));
        }
        Assert.Contains("outside of the folders", await agent.RefusedAsync("list"));
    }

    [Fact]
    public async Task A_folder_that_the_user_added_may_be_seen()
    {
        await using var agent = await Agent.StartAsync(_outside.Path, "--root", _folder.Path, "--root", _outside.Path);

        Assert.Equal($"Sweep files:\n  ./sweep.yaml\n  {_outside["sweep.yaml"]}\nThere are no results.", await agent.AskAsync("list"));
        Assert.StartsWith(Secret, await agent.AskAsync("describe", new { path = _outside["sweep.yaml"] }));
        Assert.StartsWith("steps", await agent.AskAsync("describe", new { path = "sweep.yaml" }));
        Assert.Equal((2, $"error: --root {_folder.At("none")}: there is no such folder.\n"), Programs.Run(Programs.Tool, _folder.Path, "mcp", "--root", "none") is var ended ? (ended.ExitCode, ended.Error) : default);
    }

    [Fact]
    public async Task What_shells_and_option_parsers_would_act_on_is_only_text()
    {
        _folder.Tool(0, "run", "sweep.yaml", "-q");
        _folder.Forget();
        await using var agent = await Agent.StartAsync(_folder.Path, "--allow", "run");
        foreach (var text in new[] { "$(touch pwned)", "`touch pwned`", "; touch pwned", "| touch pwned", "a > 0 && touch pwned", "--html=pwned", "--html pwned", "-o pwned", "@pwned", "a\n--html=pwned", "--queue=pwned" })
        {
            await agent.CallAsync("report", new { where = text });
            await agent.CallAsync("report", new { path = text });
            await agent.CallAsync("report", new { format = text, best = text, sort = new[] { text }, select = new[] { text }, groupBy = new[] { text }, by = new[] { text } });
            await agent.CallAsync("plan", new { file = "sweep.yaml", commands = true, options = new { where = text, set = new[] { $"a={text}" }, pick = text, search = text, redo = text } });
            await agent.CallAsync("plan", new { file = text });
            await agent.RefusedAsync("run", new { file = "sweep.yaml", timeout = text });
        }
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path, "*pwned*", SearchOption.AllDirectories));
        Assert.Empty(_folder.Ran);
        Assert.Contains("\"failed\":0", await agent.AskAsync("run", new { file = "sweep.yaml", options = new { set = new[] { "a=$(touch pwned)" } } }));
        Assert.Equal(["one $(touch pwned)"], _folder.Ran);
        Assert.False(File.Exists(_folder.At("pwned")));
    }

    [Theory]
    [InlineData(false, Signal.Kill)]
    [InlineData(true, Signal.Kill)]
    [InlineData(true, Signal.Terminate)]
    internal async Task A_client_that_goes_away_leaves_no_process(bool isByTool, Signal signal)
    {
        _folder.Write("hold-one-2");
        using var client = await RunningAsync();

        if (isByTool)
        {
            // A client that is not gentle ends the program that it knows, which is not the one that works.
            ProcessTable.Signal(client.Id, signal);
        }
        else
        {
            client.StandardInput.Close();
        }

        await _folder.NothingRunsAsync();
    }

    [Fact]
    public async Task A_cancelled_run_leaves_no_process_while_the_client_stays()
    {
        _folder.Write("hold-one-2");
        using var client = await RunningAsync();

        await client.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}""");
        await client.StandardInput.FlushAsync(TestContext.Current.CancellationToken);

        // The tool and its server stay, the run and its programs do not.
        await Eventually.HoldsAsync(() => ProcessTable.In(_folder.Path) is { Count: 2 } left && left.All(process => process.Command.Contains("exprun.dll mcp", StringComparison.Ordinal) || process.Command.Contains("ExpRunner.Mcp.dll", StringComparison.Ordinal)), "only the server is left");
        client.StandardInput.Close();
        await _folder.NothingRunsAsync();
    }

    /// <summary>A client that speaks by hand, whose sweep runs.</summary>
    private async Task<System.Diagnostics.Process> RunningAsync()
    {
        var client = Programs.Start(Programs.Tool, _folder.Path, "mcp", "--allow", "run");
        foreach (var message in new[]
        {
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""",
            """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
            """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"run","arguments":{"file":"sweep.yaml"}}}""",
        })
        {
            await client.StandardInput.WriteLineAsync(message);
        }
        await client.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await _folder.RanAsync("one 2");
        return client;
    }
}
