using System.Diagnostics;
using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors;

/// <summary>No process outlives its time, whoever is killed; a mark in the environment finds them all.</summary>
public sealed class PoolProcessTests : IDisposable
{
    private static readonly string Worker = typeof(Act).Assembly.Location;
    private readonly string _mark = "EXPRUN_MARK_" + Guid.NewGuid().ToString("N");
    private readonly TempFolder _folder = new();
    private readonly AttemptFactory _attempts;

    public PoolProcessTests() => _attempts = new AttemptFactory(_folder["out"]);

    public void Dispose() => _folder.Dispose();

    private PoolOptions Options(AttemptLimits limits)
    {
        var options = TestPrograms.Pool(Worker, _folder["scratch"], 1);
        return options with { Limits = limits, Command = options.Command with { Environment = new Dictionary<string, string?>(options.Command.Environment) { [_mark] = "1" } } };
    }

    private async Task<PoolExecutor> StartAsync(AttemptLimits? limits = null)
    {
        var pool = new PoolExecutor(Options(limits ?? new AttemptLimits()));
        await pool.StartAsync(CancellationToken.None);
        return pool;
    }

    private Task NothingRunsAsync() => Eventually.HoldsAsync(() => Processes.With(_mark).Length == 0, "no process of the pool is left");

    [Fact]
    public async Task A_timeout_ends_what_the_trial_started_too()
    {
        await using var pool = await StartAsync(new AttemptLimits { Timeout = TimeSpan.FromSeconds(1), Grace = TimeSpan.FromSeconds(0.2) });
        var outcome = await pool.RunAsync(_attempts.Do("child sleeps, so do I"));
        Assert.Equal(AttemptStatus.Timeout, outcome.Status);
        Assert.True(File.Exists(_folder["out", "0", "child.pid"]));
        await NothingRunsAsync();
    }

    [Fact]
    public async Task A_worker_that_is_killed_leaves_no_child_behind()
    {
        await using var pool = await StartAsync();
        var child = (int)(await pool.RunAsync(_attempts.Do("child sleeps"))).Scores.Items[0].AsDouble();
        Assert.True(Processes.IsAlive(child));
        await pool.RunAsync(_attempts.Do("signal", 9));
        await Eventually.HoldsAsync(() => !Processes.IsAlive(child), "the trial's child is gone");
    }

    [Fact]
    public async Task Disposing_ends_workers_and_all_they_started()
    {
        var pool = await StartAsync();
        await pool.RunAsync(_attempts.Do("child sleeps"));
        Assert.NotEmpty(Processes.With(_mark));
        var clock = Stopwatch.StartNew();
        await pool.DisposeAsync();
        await NothingRunsAsync();
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task Disposing_while_a_trial_runs_cancels_it()
    {
        var pool = await StartAsync();
        var running = pool.RunAsync(_attempts.Do("child sleeps, so do I"));
        await Eventually.HoldsAsync(() => File.Exists(_folder["out", "0", "child.pid"]), "the trial runs");
        await pool.DisposeAsync();
        Assert.Equal(AttemptStatus.Cancelled, (await running).Status);
        await NothingRunsAsync();
    }

    [Theory]
    [InlineData("sleep")]
    [InlineData("stubborn")]
    [InlineData("spin")]
    [InlineData("nothing")]
    [InlineData("child sleeps, so do I")]
    public async Task No_worker_outlives_a_parent_that_is_killed(string act)
    {
        var start = new ProcessStartInfo("dotnet", [Worker, "parent", _folder.Path, "2", act]) { Environment = { [TestPrograms.NoDiagnostics.Key] = TestPrograms.NoDiagnostics.Value } };
        start.Environment[_mark] = "1";
        using var parent = Process.Start(start)!;
        await Eventually.HoldsAsync(() => Processes.With(_mark).Length >= 3, "the parent and its workers run");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Processes.Kill(parent.Id);
        await NothingRunsAsync();
    }
}
