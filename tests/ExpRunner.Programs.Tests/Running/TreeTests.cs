using System.Diagnostics;
using ExpRunner.Execution;
using ExpRunner.Programs.Running;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>What becomes of programs that are told to end, and of what they started.</summary>
public sealed class TreeTests : IDisposable
{
    private const string Tree = "sleep 1000 & echo $!; setsid sh -c 'echo $$; sleep 1000; :' & (setsid sh -c 'echo $$; sleep 1000; :' &) ; echo $$; sleep 1000";
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);
    private readonly ProgramRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    private int[] Members(int id = 0) => File.Exists(_runs.Folder["out", $"{id}", "run.stdout.log"])
        ? [.. _runs.Read("run.stdout.log", id).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]
        : [];

    [Fact]
    public async Task A_timeout_ends_the_whole_tree()
    {
        var spec = _runs.Of(new StageSpec("run", CommandTemplate.ParseShell(Tree)) { Timeout = TimeSpan.FromSeconds(1) });
        var outcome = await _runs.RunAsync(spec);
        Assert.Equal((AttemptStatus.Timeout, "run: ran longer than 1 s"), (outcome.Status, outcome.Error));
        Assert.Equal(4, Members().Length);
        Assert.All(Members(), member => Assert.False(Processes.IsAlive(member)));
        Assert.Equal((AttemptStatus.Timeout, null), (_runs.Stages[0].Status, _runs.Stages[0].ExitCode));
    }

    [Fact]
    public async Task A_child_has_the_grace_period_also_where_its_parent_ends_at_once()
    {
        var spec = _runs.Shell("run: sh -c 'trap \"sleep 0.5; echo saved; exit\" TERM; echo ready; while :; do sleep 0.01; done'; :");
        using var stop = new CancellationTokenSource();
        var running = _runs.RunAsync(spec, cancel: stop.Token);
        await Eventually.HoldsAsync(() => File.Exists(_runs.Folder["out", "0", "run.stdout.log"]) && _runs.Read("run.stdout.log").Length > 0, "it runs");
        await stop.CancelAsync();
        Assert.Equal(AttemptStatus.Cancelled, (await running).Status);
        Assert.Equal("ready\nsaved\n", _runs.Read("run.stdout.log"));
    }

    [Fact]
    public async Task Too_much_memory_ends_the_tree_at_once()
    {
        var outcome = await _runs.RunAsync(_runs.Shell("run: echo $$; head -c 300000000 /dev/zero | tail | sleep 1000"), limits: new AttemptLimits { Memory = 100 << 20 });
        Assert.Equal(AttemptStatus.OutOfMemory, outcome.Status);
        Assert.Matches(@"^used \d+ MB of memory, more than 100 MB, in run$", outcome.Error);
        Assert.False(Processes.IsAlive(Members()[0]));
    }

    [Fact]
    public async Task A_log_is_kept_as_short_as_it_must_be()
    {
        var outcome = await _runs.RunAsync(_runs.Shell("run: seq 3000000; echo the end"), limits: new AttemptLimits { MaxLog = 100_000 });
        Assert.Equal(AttemptStatus.Completed, outcome.Status);
        var log = _runs.Read("run.stdout.log");
        Assert.InRange(log.Length, 50_000, 101_000);
        Assert.Contains("bytes are left out here; --max-log keeps more]", log);
        Assert.EndsWith("\nthe end\n", log);
    }

    [Fact]
    public async Task Sixty_four_trees_end_in_little_more_than_the_grace_period()
    {
        var grace = TimeSpan.FromSeconds(2);
        var options = _runs.Options(_runs.Shell("run: trap '' TERM; sleep 1000 & setsid sleep 1000 & echo $$; while :; do sleep 1000; done"), slots: 64) with { Limits = new AttemptLimits { Grace = grace } };
        await using var executor = new ProgramExecutor(options);
        await executor.StartAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var running = Task.WhenAll(Enumerable.Range(0, 64).Select(slot => _runs.RunAsync(executor, [_runs.Attempt(slot)], slot, stop.Token)));
        await Eventually.HoldsAsync(() => Enumerable.Range(0, 64).All(id => Members(id).Length == 1), "all of them run");
        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();
        var ended = await running;
        Assert.InRange(clock.Elapsed, grace, grace + TimeSpan.FromSeconds(1));
        Assert.All(ended, end => Assert.Equal(AttemptStatus.Cancelled, end[0].Outcome.Status));
        Assert.Empty(Processes.With(_runs.Folder.Path));
    }
}
