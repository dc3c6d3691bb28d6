using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>Programs over real ssh: what the way there does to them.</summary>
public sealed class SshProgramTests : IAsyncDisposable
{
    private readonly ProgramRuns _runs = new();
    private readonly SshHost _host = SshHost.Start();
    private readonly ProgramsOnNodes _nodes;

    public SshProgramTests() => _nodes = new ProgramsOnNodes(_runs, new SshNode(new NodeSpec { Name = "node", HostName = "127.0.0.1", Port = _host.Port, SshConfig = _host.Config, Workers = 2, WorkDir = Work }, new NodeRules()));

    private string Work => _runs.Folder["work there"];

    public async ValueTask DisposeAsync()
    {
        await _nodes.DisposeAsync();
        await Eventually.HoldsAsync(() => !Directory.Exists(Work) || Directory.GetDirectories(Work, "run-*").Length == 0, "no folder stays on the node");
        _host.Dispose();
        _runs.Dispose();
    }

    [Fact]
    public async Task Output_is_exact_and_files_come_back()
    {
        var outcome = await _nodes.RunAsync(_runs.Shell(
            "a: printf 'no end'; seq 300000; seq 50000 >&2; head -c 200000 /dev/urandom > {out}/big; cksum < {out}/big > {out}/sum; echo $SSH_CONNECTION >&2",
            "b: cksum < {out}/big | cmp - {out}/sum && pwd && cat {out}/a.stdout.log | tail -n 1"));
        Assert.Equal((AttemptStatus.Completed, null), (outcome.Status, outcome.Error));
        Assert.Equal("no end" + string.Concat(Enumerable.Range(1, 300_000).Select(i => $"{i}\n")), _runs.Read("a.stdout.log"));
        Assert.StartsWith(string.Concat(Enumerable.Range(1, 50_000).Select(i => $"{i}\n")) + "127.0.0.1 ", _runs.Read("a.stderr.log"));
        Assert.Equal(200_000, new FileInfo(_runs.Folder["out", "0", "big"]).Length);
        Assert.Equal($"{_runs.Folder.Path}\n300000\n", _runs.Read("b.stdout.log"));
    }

    [Fact]
    public async Task A_program_may_be_silent_for_longer_than_a_way_takes_to_close()
    {
        var outcome = await _nodes.RunAsync(_runs.Shell("run: sleep 5; echo done"));

        Assert.Equal((AttemptStatus.Completed, null), (outcome.Status, outcome.Error));
        Assert.Equal("done\n", _runs.Read("run.stdout.log"));
    }

    [Fact]
    public async Task A_frozen_program_breaks_its_limit_and_ends()
    {
        var running = _nodes.RunAsync(_runs.Shell("run: echo $$; kill -STOP $$; sleep 1000"), limits: new AttemptLimits { IdleTimeout = TimeSpan.FromSeconds(2), Grace = TimeSpan.FromSeconds(1) });
        var outcome = await running;

        Assert.Equal(AttemptStatus.Timeout, outcome.Status);
        var program = int.Parse(_runs.Read("run.stdout.log"));
        await Eventually.HoldsAsync(() => !Processes.IsAlive(program), "it ends");
    }

    [Fact]
    public async Task A_node_that_goes_away_gives_its_attempt_back_and_leaves_nothing()
    {
        await using var executor = _nodes.Executor(_runs.Options(_runs.Shell("run: echo $$; sleep 1000 & wait")));
        await executor.StartAsync(CancellationToken.None);
        var running = _runs.RunAsync(executor, [_runs.Attempt(), _runs.Attempt(1)]);
        await Eventually.HoldsAsync(() => File.Exists(_runs.Folder["out", "0", "run.stdout.log"]) && _runs.Read("run.stdout.log").EndsWith('\n'), "it runs");
        var program = int.Parse(_runs.Read("run.stdout.log"));
        foreach (var session in Processes.With("sshd-session").Concat(Processes.With("sshd:")).Where(_host.Sessions.Contains))
        {
            System.Diagnostics.Process.GetProcessById(session).Kill();
        }
        var (_, outcome) = Assert.Single(await running);
        Assert.Equal((AttemptStatus.Lost, true), (outcome.Status, outcome.IsCutOff));
        await Eventually.HoldsAsync(() => !Processes.IsAlive(program), "it ends when nobody is heard");
        Assert.True(await executor.ReadyAsync(executor.Slots[0], CancellationToken.None));
        Assert.Equal(2, _nodes.Nodes.Gates[0].Life);
    }

    [Fact]
    public async Task A_stop_ends_the_tree_there()
    {
        var spec = _runs.Of(new StageSpec("run", CommandTemplate.ParseShell("echo $$; setsid sh -c 'echo $$; sleep 1000; :' & sleep 1000")));
        using var stop = new CancellationTokenSource();
        var running = _nodes.RunAsync(spec, cancel: stop.Token);
        await Eventually.HoldsAsync(() => File.Exists(_runs.Folder["out", "0", "run.stdout.log"]) && _runs.Read("run.stdout.log").Count(c => c == '\n') == 2, "it runs");
        await stop.CancelAsync();
        Assert.Equal(AttemptStatus.Cancelled, (await running).Status);
        Assert.All(_runs.Read("run.stdout.log").Split('\n', StringSplitOptions.RemoveEmptyEntries), id => Assert.False(Processes.IsAlive(int.Parse(id))));
    }
}
