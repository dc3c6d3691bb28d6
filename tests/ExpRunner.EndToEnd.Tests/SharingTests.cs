using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Several runners of one folder share the sweep: each repetition runs once, whoever is killed, stands still or leaves.</summary>
public sealed class SharingTests : IDisposable
{
    private static readonly string[] Sweep = ["-e", "Slow", "--set", "Milliseconds=150", "--repetitions", "2", "-j", "1", "--lease", "1s"];
    private static readonly Lazy<string> Undisturbed = new(RunUndisturbed);
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Runners_that_start_at_once_share_a_new_folder()
    {
        var programs = Enumerable.Range(0, 3).Select(_ => _folder.Start(Sweep)).ToList();

        foreach (var program in programs)
        {
            using (program)
            {
                var finished = await program.EndAsync();
                Assert.True(finished.ExitCode == 0, finished.All);
                Assert.Contains("40 of 40 completed", finished.Error);
                Assert.Contains("19  19", finished.Output);
            }
        }

        Assert.Equal(Undisturbed.Value, _folder.Comparable("Slow"));
        RanOnce();
        Assert.Equal(3, Directory.GetFiles(_folder.File("results", "Slow"), "journal*.jsonl").Length);
        Assert.Contains("40 of 40 completed before, 0 to run", _folder.Run(0, Sweep).Error);
        Assert.Equal(Undisturbed.Value, _folder.Comparable("Slow"));
        await _folder.NothingRunsAsync();
    }

    /// <summary>A killed process lets its locks go one after the other.</summary>
    [Fact]
    public async Task Results_are_put_in_order_although_the_runner_that_kept_them_was_dying_when_this_one_came()
    {
        _folder.Run(0, [.. Sweep, "--pick", "0:3"]);
        var dying = File.Open(_folder.File("results", "Slow", "journal.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var runner = _folder.Start(Sweep);
        await runner.SaysAsync("START");
        await dying.DisposeAsync();
        var finished = await runner.EndAsync();

        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Equal(Undisturbed.Value, _folder.Comparable("Slow"));
    }

    [Fact]
    public async Task One_that_stands_still_and_keeps_results_is_named()
    {
        _folder.Run(0, [.. Sweep, "--pick", "0:3"]);
        await using (File.Open(_folder.File("results", "Slow", "journal.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var finished = _folder.Run(0, [.. Sweep, "--pick", "0:6"]);
            Assert.Contains("a runner that stands still keeps results.jsonl; everything is in the journals", finished.Error);
            Assert.Equal(3, _folder.Results("Slow").Count);
        }

        Assert.Contains("12 of 12 completed before, 0 to run", _folder.Run(0, [.. Sweep, "--pick", "0:6"]).Error);
        Assert.Equal(6, _folder.Results("Slow").Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_a_killed_runner_held_the_other_one_runs(int killed)
    {
        using var first = _folder.Start(Sweep);
        await first.SaysAsync("START");
        using var second = _folder.Start(Sweep);
        await second.SaysAsync("START");
        var (victim, other) = killed == 0 ? (first, second) : (second, first);
        await Eventually.HoldsAsync(() => _folder.Journal("Slow").Ended.Count > 6, "some have ended");

        victim.Signal(Signal.Kill);
        var finished = await other.EndAsync();

        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Contains($"results/Slow: process {victim.Id} on {Environment.MachineName} no longer moves; what it left undone runs elsewhere.", finished.Error);
        Assert.Contains("40 of 40 completed", finished.Error);
        Assert.Equal(Undisturbed.Value, _folder.Comparable("Slow"));
        RanOnce();
        await _folder.NothingRunsAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_a_frozen_runner_held_the_other_one_runs_and_what_it_still_does_when_it_wakes_does_not_count(int frozen)
    {
        using var first = _folder.Start(Sweep);
        await first.SaysAsync("START");
        using var second = _folder.Start(Sweep);
        await second.SaysAsync("START");
        var (victim, other) = frozen == 0 ? (first, second) : (second, first);
        await Eventually.HoldsAsync(() => _folder.Journal("Slow").Ended.Count > 6, "some have ended");

        await FreezeInFlightAsync(victim, frozen == 0 ? "journal.jsonl" : "journal-*.jsonl");
        await other.SaysAsync("no longer moves");
        victim.SignalGroup(Signal.Continue);
        var (woken, finished) = (await victim.EndAsync(), await other.EndAsync());

        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.True(woken.ExitCode == 0, woken.All);
        Assert.Contains("results/Slow: this runner stood still for more than 1 seconds, and others took over what it held.", woken.Error);
        Assert.Equal(Undisturbed.Value, _folder.Comparable("Slow"));
        RanOnce();
        Assert.NotEmpty(_folder.Journal("Slow").Late);
        await _folder.NothingRunsAsync();
    }

    [Fact]
    public async Task What_an_interrupted_runner_leaves_the_other_one_runs()
    {
        using var first = _folder.Start(Sweep);
        await first.SaysAsync("START");
        using var second = _folder.Start(Sweep);
        await second.SaysAsync("START");

        first.Signal(Signal.Interrupt);
        var (left, finished) = (await first.EndAsync(), await second.EndAsync());

        Assert.Equal(130, left.ExitCode);
        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Equal(Undisturbed.Value, _folder.Comparable("Slow"));
        RanOnce();
    }

    [Fact]
    public async Task While_they_run_the_results_of_all_are_in_one_file()
    {
        string[] sweep = ["-e", "Slow", "--set", "Milliseconds=800", "-j", "1"];
        using var first = _folder.Start(sweep);
        await first.SaysAsync("START");
        using var second = _folder.Start(sweep);

        await Eventually.HoldsAsync(OthersAreInResults, "results.jsonl has what the second runner did", TimeSpan.FromSeconds(30));

        Assert.False(first.HasEnded || second.HasEnded, "both still run");
        foreach (var program in new[] { first, second })
        {
            program.Signal(Signal.Kill);
            await program.EndAsync();
        }

        bool OthersAreInResults()
        {
            var journal = Directory.GetFiles(_folder.File("results", "Slow"), "journal-*.jsonl").SingleOrDefault();
            var done = journal is null ? [] : JournalView.OfFile(journal).Ended.Select(end => end.ExperimentId).ToList();
            return done.Count > 0 && _folder.Results("Slow").Any(line => done.Contains(line["experiment_id"]!.GetValue<int>()));
        }
    }

    [Fact]
    public async Task A_failure_is_counted_by_both_and_not_tried_again_by_the_other()
    {
        string[] sweep = ["-e", "Faulty", "--set", "Fault=None,Throws", "--repetitions", "20", "-j", "1"];
        using var first = _folder.Start(sweep);
        using var second = _folder.Start(sweep);

        foreach (var program in new[] { first, second })
        {
            var finished = await program.EndAsync();
            Assert.True(finished.ExitCode == 1, finished.All);
            Assert.Contains("20 of 40 completed, 20 failed", finished.Error);
        }

        Assert.Equal(40, _folder.Journal("Faulty").Ended.Count);
    }

    /// <summary>Stops a runner and its worker while an attempt runs.</summary>
    private async Task FreezeInFlightAsync(RunningProgram runner, string journal)
    {
        await Eventually.HoldsAsync(
            () =>
            {
                runner.SignalGroup(Signal.Stop);
                var isInFlight = JournalView.OfFile(Directory.GetFiles(_folder.File("results", "Slow"), journal).Single()).InFlight.Count > 0;
                if (!isInFlight)
                {
                    runner.SignalGroup(Signal.Continue);
                }
                return isInFlight;
            },
            "an attempt is in flight");
    }

    private void RanOnce()
    {
        var completed = _folder.Journal("Slow").Ended.Where(end => end.Status == "completed").Select(end => (end.ExperimentId, end.RunId)).ToList();
        Assert.Equal(completed.Distinct().Order(), completed.Order());
        Assert.Equal(40, completed.Count);
    }

    private static string RunUndisturbed()
    {
        using var folder = new SweepFolder();
        folder.Run(0, "-e", "Slow", "--set", "Milliseconds=150", "--repetitions", "2", "-j", "4");
        return folder.Comparable("Slow");
    }
}
