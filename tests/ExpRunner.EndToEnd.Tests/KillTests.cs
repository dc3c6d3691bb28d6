using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Whatever kills a sweep or one of its workers, nothing finished is lost and the same command goes on.</summary>
public sealed class KillTests : IDisposable
{
    private static readonly string[] SlowSweep = ["-e", "Slow", "--set", "Milliseconds=50", "-j", "2"];
    private static readonly Lazy<string> Undisturbed = new(RunUndisturbed);
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_sweep_killed_at_any_moment_goes_on_and_ends_with_equal_results(int seed)
    {
        var random = new Random(seed);
        var interrupted = new List<AttemptLine>();

        for (var kills = 0; kills < 2; kills++)
        {
            interrupted.AddRange(await KillWhenJournalHasAsync(_folder.Journal("Slow").Count + random.Next(0, 25)));
        }
        _folder.Run(0, SlowSweep);

        Assert.Equal(Undisturbed.Value, _folder.Comparable("Slow"));
        var journal = _folder.Journal("Slow");
        Assert.Equal(Enumerable.Range(0, 20), journal.Ended.Where(end => end.Status == "completed").Select(end => end.ExperimentId).Order());
        Assert.All(interrupted, lost => Assert.Contains(journal.Started, start => start.ExperimentId == lost.ExperimentId && start.Attempt > lost.Attempt));
        await _folder.NothingRunsAsync();
    }

    [Fact]
    public async Task A_sweep_killed_while_it_starts_leaves_nothing_that_hinders_the_next()
    {
        using (var program = _folder.Start(SlowSweep))
        {
            await Eventually.HoldsAsync(() => _folder.Processes.Any(process => process.IsWorker), "the first worker is there");
            program.Signal(Signal.Kill);
            await program.EndAsync();
        }
        await _folder.NothingRunsAsync();

        _folder.Run(0, SlowSweep);

        Assert.Equal(20, _folder.Results("Slow").Count);
        Assert.False(Directory.Exists(_folder.File("results", ".scratch")), "scratch folders of dead runners are cleared away");
    }

    [Fact]
    public async Task A_worker_killed_from_outside_loses_one_attempt_and_the_rest_goes_on()
    {
        var finished = await KillOneWorkerAsync("-e", "Slow", "--set", "Milliseconds=700", "--pick", "0:4", "-j", "2");

        Assert.Equal(1, finished.ExitCode);
        Assert.Contains("FAIL  Slow #0/0 N=0 Milliseconds=700: lost: the worker was killed by signal 9 (SIGKILL)", finished.Error);
        Assert.Equal(["lost", "completed", "completed", "completed"], _folder.Results("Slow").Select(line => line["status"]!.ToString()));
        Assert.Contains("SIGKILL", _folder.Results("Slow")[0]["error"]!.ToString());
        Assert.Contains("4 of 4 completed", _folder.Run(0, "-e", "Slow", "--set", "Milliseconds=700", "--pick", "0:4", "-j", "2").Error);
    }

    [Fact]
    public async Task A_second_try_makes_good_for_a_killed_worker()
    {
        var finished = await KillOneWorkerAsync("-e", "Slow", "--set", "Milliseconds=700", "--pick", "0:4", "-j", "2", "--max-tries", "2");

        Assert.Equal(0, finished.ExitCode);
        Assert.All(_folder.Results("Slow"), line => Assert.Equal("completed", line["status"]!.ToString()));
        Assert.Equal(["lost", "completed"], _folder.Journal("Slow").Ended.Where(end => end.ExperimentId == 0).Select(end => end.Status));
    }

    [Fact]
    public void A_trial_that_kills_its_runner_three_times_is_set_aside_and_named_until_it_is_redone()
    {
        string[] sweep = ["-e", "Faulty", "--set", "Fault=FailsFast,None,Throws", "--backend", "single"];
        for (var start = 0; start < 3; start++)
        {
            Assert.Contains("it failed fast", _folder.Run(134, sweep).All);
        }

        var fourth = _folder.Run(1, sweep);

        Assert.Contains("Faulty #0/0 was running each time when three runners died: it is set aside as lost. --redo failed --pick 0 runs it again.", fourth.Error);
        Assert.Equal(["lost", "completed", "failed"], _folder.Results("Faulty").Select(line => line["status"]!.ToString()));
        Assert.Equal(3, _folder.Journal("Faulty").Started.Count(start => start.ExperimentId == 0));
        Assert.Contains("set aside", _folder.Run(1, [.. sweep, "--pick", "0"]).All);
        _folder.Run(134, [.. sweep, "--redo", "failed", "--pick", "0"]);
        Assert.Equal(4, _folder.Journal("Faulty").Started.Count(start => start.ExperimentId == 0));
    }

    [Fact]
    public void A_trial_that_was_set_aside_completes_when_it_is_redone_in_a_pool()
    {
        string[] sweep = ["-e", "Faulty", "--set", "Fault=FailsFast"];
        for (var start = 0; start < 3; start++)
        {
            _folder.Run(134, [.. sweep, "--backend", "single"]);
        }

        var redone = _folder.Run(1, [.. sweep, "--redo", "failed", "--pick", "0", "--backend", "pool"]);

        Assert.Contains("FAIL  Faulty #0/0 (attempt 4) Fault=FailsFast: failed: the trial crashed its process: Process terminated.", redone.Error);
    }

    [Fact]
    public void A_trial_set_aside_is_named_and_recorded_once_also_where_nothing_else_is_to_run()
    {
        string[] sweep = ["-e", "Faulty", "--set", "Fault=FailsFast", "--backend", "single"];
        for (var start = 0; start < 3; start++)
        {
            _folder.Run(134, sweep);
        }

        Assert.Contains("1 not run again, 0 to run", _folder.Run(0, [.. sweep, "--dry-run"]).Output);
        Assert.False(File.Exists(_folder.File("results", "Faulty", "results.jsonl")) && _folder.Results("Faulty").Count > 0);
        for (var start = 0; start < 2; start++)
        {
            Assert.Contains("it is set aside as lost", _folder.Run(1, sweep).Error);
            Assert.Equal("lost", Assert.Single(_folder.Results("Faulty"))["status"]!.ToString());
            Assert.Single(_folder.Journal("Faulty").Ended);
        }
    }

    private static string RunUndisturbed()
    {
        using var folder = new SweepFolder();
        folder.Run(0, SlowSweep);
        return folder.Comparable("Slow");
    }

    private async Task<IReadOnlyList<AttemptLine>> KillWhenJournalHasAsync(int lines)
    {
        using var program = _folder.Start(SlowSweep);
        await Eventually.HoldsAsync(() => program.HasEnded || (_folder.Processes.Any(process => process.IsWorker) && _folder.Journal("Slow").Count >= lines), "the sweep is that far");
        program.Signal(Signal.Kill);
        await program.EndAsync();
        await _folder.NothingRunsAsync();
        return _folder.Journal("Slow").InFlight;
    }

    /// <summary>Runs a sweep and kills the worker of trial 0 while that runs.</summary>
    private async Task<Finished> KillOneWorkerAsync(params string[] args)
    {
        using var program = _folder.Start(args);
        await Eventually.HoldsAsync(() => File.Exists(_folder.File("results", "Slow", "0", "metrics.jsonl")) && _folder.Processes.Count(process => process.IsWorker) == 2, "trial 0 runs");
        ProcessTable.Signal(_folder.Processes.Single(process => process.IsWorker && process.HasOpen("/Slow/0/metrics.jsonl")).Id, Signal.Kill);
        var finished = await program.EndAsync();
        await _folder.NothingRunsAsync();
        return finished;
    }
}
