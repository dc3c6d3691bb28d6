using System.Net;
using System.Text.Json.Nodes;
using ExpRunner.EndToEnd.Tests.Clusters;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Live;

/// <summary>Results as a page that follows sweeps of other processes.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public async Task A_sweep_is_followed_from_before_its_beginning_to_its_end(string backend)
    {
        using var server = new RunningServer(_folder.Path);
        Assert.Contains("Waiting for a sweep to begin in results.", server.Program.Error);
        Assert.Empty(await server.ExperimentsAsync());
        var events = await server.ListenAsync();

        _folder.Run(0, "-e", "Slow", "--set", "Milliseconds=1000", "--pick", "0:6", "-j", backend == "pool" ? "2" : "1", "--backend", backend, "-q");

        await Eventually.HoldsAsync(() => States(events).Contains("finished"), "its end is told");
        Assert.Contains(events.Of("progress"), run => Run(run) is { } at && at["state"]!.ToString() == "running" && at["running"]!.GetValue<int>() > 0 && at["completed"]!.GetValue<int>() is > 0 and < 6);
        Assert.Contains(events.Of("progress"), run => Run(run)?["live"]?.AsArray().Any(one => one!["trial"]!.ToString().Contains("N=", StringComparison.Ordinal) && one["values"]!.ToString().StartsWith("progress 0", StringComparison.Ordinal)) == true);
        Assert.Null(Run(events.Of("progress")[^1])!["live"]);
        Assert.Equal(6, Run(events.Of("progress")[^1])!["completed"]!.GetValue<int>());
        await Eventually.HoldsAsync(async () => (await server.ExperimentsAsync()).Single()["rows"]!.GetValue<int>() == 6, "all rows are there");
        Assert.True(events.Of("changed").Count >= 2, string.Join(' ', events.Of("changed")));
        await Eventually.HoldsAsync(async () => (await server.ExperimentsAsync()).Single()["run"]!["state"]!.ToString() == "finished", "so do the data");
    }

    [Fact]
    public async Task A_sweep_on_a_cluster_is_followed_as_well()
    {
        using var cluster = new LoopbackCluster();
        cluster.Folder.Write("hold-go-2");
        await cluster.StartHeadAsync();
        await cluster.StartWorkerAsync("-j", "2");
        using var server = new RunningServer(cluster.Folder.Path);
        await server.ExperimentsAsync();
        var events = await server.ListenAsync();
        using var watch = new RunningProgram(Programs.Start(Programs.Tool, cluster.Folder.Path, "watch", "--until-done", "--every", "200ms"));

        var driver = cluster.Start(["exec", "grid", "--cmd", "./step.sh go {a}", "--vl", "a", "1", "2", "3", "4", "-p", "has", "has (@int@)", .. cluster.There]);
        await cluster.Folder.RanAsync("go 2");
        await Eventually.HoldsAsync(() => events.Of("progress").Any(run => Run(run) is { } at && at["completed"]!.GetValue<int>() == 3), "three of four are told");
        File.Delete(cluster.Folder.At("hold-go-2"));

        Assert.Equal(0, (await driver.EndAsync()).ExitCode);
        await Eventually.HoldsAsync(() => States(events).Contains("finished"), "its end is told");
        var watched = await watch.EndAsync();
        Assert.True(watched.ExitCode == 0, watched.All);
        Assert.Contains("finished: 4 of 4 (100 %)", watched.Output);
    }

    [Fact]
    public async Task A_kill_a_resumption_and_damaged_results_are_shown_as_they_are()
    {
        using var server = new RunningServer(_folder.Path);
        await server.ExperimentsAsync();
        var events = await server.ListenAsync();
        string[] sweep = ["-e", "Slow", "--set", "Milliseconds=1200", "-j", "2", "--pick", "0:6", "-q"];
        using (var running = _folder.Start(sweep))
        {
            await Eventually.HoldsAsync(() => events.Of("progress").Any(run => Run(run) is { } at && at["completed"]!.GetValue<int>() >= 2), "trials are seen to end");
            running.Signal(Signal.Kill);
            await running.EndAsync();
        }
        await Eventually.HoldsAsync(() => States(events).Contains("interrupted"), "the kill is told");

        var results = _folder.File("results", "Slow", "results.jsonl");
        var bytes = File.ReadAllBytes(results);
        File.WriteAllBytes(results, [.. bytes[..(bytes.Length - 40)], .. "\n{\"broken"u8]);
        var damaged = $"results.jsonl:{bytes.Count(sign => sign == '\n')}";
        await Eventually.HoldsAsync(async () => (await server.Http.GetStringAsync("data")).Contains(damaged), "the damage is named");
        File.WriteAllText(_folder.File("results", "Slow", "journal.jsonl"), File.ReadAllText(_folder.File("results", "Slow", "journal.jsonl"))[..^300]);
        await server.ExperimentsAsync();

        _folder.Run(0, sweep);
        await Eventually.HoldsAsync(() => States(events)[^1] == "finished", "the end is told");
        await Eventually.HoldsAsync(async () => (await server.ExperimentsAsync()).Single()["rows"]!.GetValue<int>() == 6, "all rows are there");
    }

    [Fact]
    public async Task Sweeps_that_begin_later_elsewhere_below_are_added()
    {
        _folder.Run(0, "-e", "Quadratic", "--pick", "0:2", "-q", "-o", "all/one");
        using var server = new RunningServer(_folder.Path, "all");
        Assert.Equal(["Quadratic"], (await server.ExperimentsAsync()).Select(experiment => experiment["name"]!.ToString()));
        var events = await server.ListenAsync();

        _folder.Run(0, "-e", "Flaky", "--set", "Failures=0", "-q", "-o", "all/two/deeper");

        await Eventually.HoldsAsync(() => events.Of("changed").Count >= 2, "the change is told");
        await Eventually.HoldsAsync(async () => (await server.ExperimentsAsync()).Count == 2, "both are shown");
    }

    [Fact]
    public async Task Many_listen_and_one_that_reads_nothing_keeps_nobody_waiting()
    {
        using var server = new RunningServer(_folder.Path);
        await server.ExperimentsAsync();
        using var silent = new System.Net.Sockets.TcpClient { ReceiveBufferSize = 1024 };
        await silent.ConnectAsync("127.0.0.1", server.Url.Port, TestContext.Current.CancellationToken);
        await silent.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"), TestContext.Current.CancellationToken);
        var listeners = new List<EventReader>();
        for (var i = 0; i < 60; i++)
        {
            listeners.Add(await server.ListenAsync());
        }

        _folder.Run(0, "-e", "Quadratic", "-q");
        await Eventually.HoldsAsync(() => listeners.All(listener => States(listener).Contains("finished")), "all are told the end");
        await Eventually.HoldsAsync(async () => (await server.ExperimentsAsync()).SingleOrDefault()?["run"]!["state"]!.ToString() == "finished", "data are made of the end");

        var tags = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (await server.Http.GetAsync("data")).Headers.ETag!.Tag));
        Assert.Single(tags.Distinct());
    }

    [Theory]
    [InlineData(Signal.Interrupt, true)]
    [InlineData(Signal.Interrupt, false)]
    [InlineData(Signal.Terminate, false)]
    [InlineData(Signal.Kill, false)]
    internal async Task It_ends_at_once_with_the_tool_also_while_somebody_listens(Signal signal, bool toGroup)
    {
        using var server = new RunningServer(_folder.Path);
        var events = await server.ListenAsync();
        // Ctrl-C reaches both programs; a signal to the tool alone reaches the server through it.
        if (toGroup)
        {
            server.Program.SignalGroup(signal);
        }
        else
        {
            server.Program.Signal(signal);
        }

        var clock = System.Diagnostics.Stopwatch.StartNew();
        await _folder.NothingRunsAsync();

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
        var ended = await server.Program.EndAsync();
        Assert.Equal(signal == Signal.Kill ? 137 : 0, ended.ExitCode);
        Assert.DoesNotContain("   at ", ended.Error);
        await Eventually.HoldsAsync(() => events.HasEnded, "the events have ended");
    }

    [Fact]
    public void A_port_that_is_taken_is_one_message()
    {
        using var first = new RunningServer(_folder.Path);

        var second = Programs.Run(Programs.Tool, _folder.Path, "serve", "--port", $"{first.Url.Port}");

        Assert.Equal((2, "", $"error: localhost:{first.Url.Port}: another program listens there. Take another port with --port, or a free one with --port 0.\n"), (second.ExitCode, second.Output, second.Error));
    }

    [Theory]
    [InlineData("--port", "65536", "--port takes a number from 0 to 65535, not '65536'.")]
    [InlineData("--address", "no.such.name.invalid", "error: --address takes an address of this machine, such as 127.0.0.1, or * for all of them; 'no.such.name.invalid' is none: ")]
    [InlineData("--address", "192.0.2.1", "error: 192.0.2.1:0: it cannot be listened there: ")]
    [InlineData("--mark", "score", "--mark takes a score and which way is better, such as score:max, not 'score'.")]
    public void What_cannot_be_served_is_said(string option, string value, string message)
    {
        var ended = Programs.Run(Programs.Tool, _folder.Path, "serve", option, value);

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith(message, ended.Error);
    }

    private static JsonNode? Run(string progress) => JsonNode.Parse(progress)!.AsArray().FirstOrDefault()?["run"];

    private static List<string> States(EventReader events) => [.. events.Of("progress").Select(Run).OfType<JsonNode>().Select(run => run["state"]!.ToString())];
}
