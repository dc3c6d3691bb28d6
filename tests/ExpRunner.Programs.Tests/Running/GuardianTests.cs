using System.Diagnostics;
using ExpRunner.Execution;
using ExpRunner.Programs.Running;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>What becomes of programs whose runner was killed.</summary>
public sealed class GuardianTests : IDisposable
{
    private readonly ProgramRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    private async Task<Process> StartRunnerAsync(string script, int slots = 3)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Act).Assembly.Location, "programs", _runs.Folder["out"], $"{slots}", script]);
        var runner = Process.Start(start)!;
        await Eventually.HoldsAsync(() => Enumerable.Range(0, slots).All(slot => File.Exists(_runs.Folder["out", $"{slot}", "ready"])), "all programs run", TimeSpan.FromSeconds(60));
        return runner;
    }

    private int[] Left() => Processes.With($"EXPRUN_OUT={_runs.Folder["out"]}");

    [Fact]
    public async Task A_runner_that_is_killed_leaves_nothing_running()
    {
        using var runner = await StartRunnerAsync("sleep 1000 & setsid sleep 1000 & (setsid sh -c 'trap \"\" TERM; while :; do sleep 1; done' &); touch $EXPRUN_OUT/ready; wait");
        Assert.True(Left().Length >= 12);
        Processes.Kill(runner.Id);
        await Eventually.HoldsAsync(() => Left().Length == 0, "nothing of it runs");
        await Eventually.HoldsAsync(() => Processes.With("exprun-guardian").All(id => !Processes.With(_runs.Folder.Path).Contains(id)), "the guardian has gone");
    }

    /// <summary>Without the token a program is known by the group that is noted when it has started, a moment later.</summary>
    [Fact]
    public async Task A_group_without_the_token_is_ended_too()
    {
        using var runner = await StartRunnerAsync("exec env -i sh -c 'sleep 0.5; touch \"$1\"; sleep 1000; :' sh \"$EXPRUN_OUT/ready\"", slots: 1);
        var left = Processes.With(_runs.Folder["out", "0"]);
        Processes.Kill(runner.Id);
        Assert.NotEmpty(left);
        await Eventually.HoldsAsync(() => !Processes.With(_runs.Folder["out", "0"]).Any(Processes.IsAlive), "the group is gone");
    }

    [Fact]
    public void A_guardian_ends_with_a_runner_that_ends_well()
    {
        var token = new RunnerToken().Text;
        using (new Guardian(token, 2, TimeSpan.FromSeconds(1)))
        {
            Assert.Single(Processes.With(token));
        }
        Assert.Empty(Processes.With(token));
    }

    [Fact]
    public async Task What_a_dead_runner_and_its_dead_guardian_left_is_ended_before_the_stage_runs_again()
    {
        using var runner = await StartRunnerAsync("setsid sleep 1000 & touch $EXPRUN_OUT/ready; sleep 1000", slots: 1);
        var left = Left();
        var guardian = Processes.With($"exprun-guardian\0{runner.Id}.");
        Array.ForEach(guardian, Processes.Kill);
        Processes.Kill(runner.Id);
        await runner.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Single(guardian);
        Assert.True(left.All(Processes.IsAlive));
        var outcome = await _runs.RunAsync(_runs.Shell("run: echo again"), _runs.Attempt(number: 2));
        Assert.Equal(AttemptStatus.Completed, outcome.Status);
        Assert.DoesNotContain(left, Processes.IsAlive);
        Assert.Contains("a program of an earlier runner still ran there", Assert.Single(_runs.Warnings));
    }
}
