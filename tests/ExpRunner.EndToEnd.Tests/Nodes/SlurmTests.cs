using ExpRunner.EndToEnd.Tests.Nodes;
using ExpRunner.EndToEnd.Tests.ProgramSweeps;
using ExpRunner.TestKit;

[assembly: AssemblyFixture(typeof(SlurmCluster))]

namespace ExpRunner.EndToEnd.Tests.Nodes;

/// <summary>Sweeps in tasks of a real Slurm.</summary>
public sealed class SlurmTests : IDisposable
{
    private static readonly string[] Sweep = ["-e", "Slow", "--set", "Milliseconds=300"];
    private static readonly string[] There = ["--backend", "slurm", "--workers", "3", "--lease", "4s", "--time", "5"];
    private readonly SlurmCluster _slurm;
    private readonly SweepFolder _folder = new();
    private readonly ProgramFolder _programs = new();

    public SlurmTests(SlurmCluster slurm)
    {
        _slurm = slurm;
        slurm.Need();
    }

    public void Dispose()
    {
        _folder.Dispose();
        _programs.Dispose();
    }

    [Fact]
    public async Task A_sweep_equals_one_on_this_machine_and_leaves_nothing()
    {
        _folder.Run(0, [.. Sweep, .. There]);
        using var here = new SweepFolder();
        here.Run(0, Sweep);

        Assert.Equal(here.Comparable("Slow"), _folder.Comparable("Slow"));
        Assert.Contains("\"worker\":\"slurm-", File.ReadAllText(_folder.File("results", "Slow", "journal.jsonl")));
        await NothingIsLeftAsync(_folder.Path);
    }

    [Fact]
    public async Task A_task_that_is_cancelled_and_a_runner_that_is_killed_cost_no_result()
    {
        using (var program = _folder.Start([.. Sweep, .. There]))
        {
            await Eventually.HoldsAsync(() => program.HasEnded || _folder.Journal("Slow").Ended.Count > 2, "a part has ended");
            _slurm.Ask("scancel", _slurm.Tasks[0].Split(' ')[0]);
            await Eventually.HoldsAsync(() => program.HasEnded || _folder.Journal("Slow").Ended.Count > 8, "it goes on");
            program.Signal(Signal.Kill);
            await program.EndAsync();
        }
        await NothingIsLeftAsync(_folder.Path);
        _folder.Run(0, [.. Sweep, .. There]);

        Assert.Equal(Enumerable.Range(0, 20), _folder.Journal("Slow").Ended.Where(end => end.Status == "completed").Select(end => end.ExperimentId).Order());
        await NothingIsLeftAsync(_folder.Path);
    }

    [Fact]
    public async Task An_interrupt_cancels_the_job()
    {
        using var program = _folder.Start([.. Sweep, .. There, "--on-interrupt", "stop"]);
        await Eventually.HoldsAsync(() => program.HasEnded || _folder.Journal("Slow").Ended.Count > 2, "a part has ended");
        program.SignalGroup(Signal.Interrupt);
        Assert.Equal(130, (await program.EndAsync()).ExitCode);
        await NothingIsLeftAsync(_folder.Path);
    }

    [Fact]
    public async Task Programs_run_there_and_what_they_wrote_comes_back()
    {
        _programs.Write("sweep.yaml", """
            stages:
              count: sh -c 'echo "value={a}"; echo "$SLURM_JOB_ID" >"{out}/job.txt"'
            scores: { value: "value=(@int@)" }
            sweeps: [{ a: [1, 2, 3, 4, 5, 6] }]
            """);
        _programs.Tool(0, ["run", "sweep.yaml", .. There]);

        string[] jobs = [.. Enumerable.Range(0, 6).Select(id => File.ReadAllText(_programs.At("results", "sweep", $"{id}", "job.txt")).Trim()).Distinct()];
        Assert.InRange(jobs.Length, 1, 3);
        Assert.All(jobs, job => Assert.True(int.TryParse(job, out _)));
        await NothingIsLeftAsync(_programs.Path);
    }

    [Fact]
    public void What_Slurm_refuses_and_what_is_no_time_is_said_before_anything_runs()
    {
        var refused = _folder.Run(2, [.. Sweep, "--backend", "slurm", "--partition", "nowhere"]);
        Assert.Contains("invalid partition specified: nowhere", refused.Error);
        Assert.Contains("--time 1h: not a time of Slurm.", _folder.Run(2, [.. Sweep, "--backend", "slurm", "--time", "1h"]).Error);
        Assert.Contains("--partition: for a cluster of Slurm. Add --backend slurm.", _folder.Run(2, [.. Sweep, "--partition", "a"]).Error);
        Assert.False(Directory.Exists(_folder.File("results")));
    }

    private async Task NothingIsLeftAsync(string folder)
    {
        await Eventually.HoldsAsync(() => _slurm.Tasks.Length == 0, "no task is left");
        await Eventually.HoldsAsync(() => Processes.With(folder).Length == 0, "no process is left");
    }
}
