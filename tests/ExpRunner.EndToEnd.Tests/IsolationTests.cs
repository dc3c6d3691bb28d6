using System.Text.RegularExpressions;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Attempts in processes of their own, within their memory, and from the program's files as they were.</summary>
public sealed class IsolationTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Scores_are_those_of_a_single_process()
    {
        _folder.Run(0, "-e", "Quadratic", "--backend", "single");
        var expected = _folder.Comparable("Quadratic");
        Directory.Delete(_folder.File("results"), recursive: true);
        _folder.Run(0, "-e", "Quadratic", "--isolate", "-j", "2");
        Assert.Equal(expected, _folder.Comparable("Quadratic"));
        Assert.Equal(30, Workers().Distinct().Count());
        Assert.False(Directory.Exists(_folder.File("results", ".scratch")));
        await _folder.NothingRunsAsync();
    }

    [Fact]
    public async Task Limits_and_tries_hold()
    {
        _folder.Run(1, "-e", "Stubborn", "--set", "Manner=Ends,Spins,StartsSleep,Prints", "--isolate", "--timeout", "2s", "--grace", "300ms", "--max-tries", "2", "-j", "2");
        Assert.Equal(["completed", "timeout", "timeout", "completed"], _folder.Results("Stubborn").Select(line => line["status"]!.ToString()));
        Assert.Equal(6, _folder.Journal("Stubborn").Ended.Count);
        await _folder.NothingRunsAsync();
    }

    [Theory]
    [InlineData()]
    [InlineData("--isolate")]
    public async Task A_trial_that_takes_too_much_memory_is_told_from_a_failure(params string[] isolate)
    {
        _folder.Run(1, ["-e", "Stubborn", "--set", "Manner=Fills,Ends", "--memory", "300m", .. isolate]);
        Assert.Equal(["out-of-memory", "completed"], _folder.Results("Stubborn").Select(line => line["status"]!.ToString()));
        await _folder.NothingRunsAsync();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public async Task A_sweep_that_is_ended_leaves_no_process_and_the_next_one_no_files(int number)
    {
        var signal = (Signal)number;
        var program = Copy();
        using (var running = new RunningProgram(Programs.StartGroup(program, _folder.Path, "-e", "Slow", "--isolate", "-j", "2", "--set", "Milliseconds=2000")))
        {
            await Eventually.HoldsAsync(() => _folder.Processes.Count >= 5, "two trials run and two processes wait");
            running.Signal(signal);
            if (signal == Signal.Interrupt)
            {
                running.Signal(signal);
            }
            await running.EndAsync();
            await _folder.NothingRunsAsync();
        }
        Assert.Equal(signal == Signal.Kill ? 1 : 0, Mirrors().Length);
        Programs.Run(program, _folder.Path, "-e", "Quadratic", "-j", "1");
        Assert.Empty(Mirrors());
        Assert.False(Directory.Exists(_folder.File("results", ".scratch")));
    }

    [Theory]
    [InlineData("--isolate")]
    [InlineData()]
    public async Task What_happens_to_the_programs_files_during_a_sweep_changes_nothing(params string[] isolate)
    {
        var program = Copy();
        using var running = new RunningProgram(Programs.StartGroup(program, _folder.Path, ["-e", "Slow", "-j", "2", .. isolate]));
        await Eventually.HoldsAsync(() => File.Exists(_folder.File("results", "Slow", "results.jsonl")) && _folder.Results("Slow").Count > 1, "some trials have ended");
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(program)!))
        {
            File.Delete(file);
            File.WriteAllText(file, "made anew, as a build does");
        }
        foreach (var worker in _folder.Processes.Where(process => process.IsWorker))
        {
            ProcessTable.Signal(worker.Id, Signal.Kill);
        }
        var finished = await running.EndAsync();
        Assert.Equal(20, _folder.Results("Slow").Count(line => line["status"]!.ToString() is "completed" or "lost"));
        Assert.True(_folder.Results("Slow").Count(line => line["status"]!.ToString() == "completed") >= 16, finished.All);
    }

    private IEnumerable<string> Workers() => File.ReadLines(_folder.File("results", "Quadratic", "journal.jsonl"))
        .Select(line => Regex.Match(line, "\"worker\":\"([^\"]+)\"")).Where(match => match.Success).Select(match => match.Groups[1].Value);

    private string Copy()
    {
        Directory.CreateDirectory(_folder.File("app"));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Programs.TestExperiments)!))
        {
            File.Copy(file, _folder.File("app", Path.GetFileName(file)));
        }
        return _folder.File("app", Path.GetFileName(Programs.TestExperiments));
    }

    private string[] Mirrors() => Directory.GetDirectories(_folder.Path, ".app-exprun-*");
}
