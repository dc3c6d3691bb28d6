using ExpRunner.EndToEnd.Tests.ProgramSweeps;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Nodes;

/// <summary>Sweeps on three hosts: results are those of this machine, whatever happens to hosts and workers on the way, and nothing stays anywhere.</summary>
public sealed class HostFaultTests : IDisposable
{
    private const int Trials = 500;
    private static readonly string[] Names = ["one", "two", "three"];
    private static readonly string[] Sweep = ["-e", "Slow", "--set", $"N={string.Join(',', Enumerable.Range(0, Trials))}", "--set", "Milliseconds=50", "-y"];
    private static readonly string ProgramSweep = $$"""
        stages:
          count: sh -c 'sleep 0.1; echo "value={a}"; echo {a} >"{out}/made.txt"'
        scores: { value: "value=(@int@)" }
        sweeps: [{ a: [{{string.Join(", ", Enumerable.Range(0, 120))}}] }]
        """;

    private static readonly Lazy<string> Local = new(RunHere);
    private readonly NetworkHosts _hosts = NetworkHosts.Start();
    private readonly SweepFolder _folder = new();
    private readonly ProgramFolder _programs = new();

    private string[] There => ["--backend", "ssh", "--cluster", _hosts.ClusterFile, "--lease", "5s"];

    public void Dispose()
    {
        _hosts.Dispose();
        _folder.Dispose();
        _programs.Dispose();
    }

    [Fact]
    public async Task A_sweep_of_500_trials_on_three_hosts_equals_one_on_this_machine()
    {
        _folder.Run(0, [.. Sweep, .. There]);

        Assert.Equal(Local.Value, _folder.Comparable("Slow"));
        Assert.All(Names, name => Assert.Contains($"\"worker\":\"{name}/", File.ReadAllText(_folder.File("results", "Slow", "journal.jsonl"))));
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task So_does_one_in_which_a_host_is_cut_off_and_a_worker_is_frozen()
    {
        using (var program = _folder.Start([.. Sweep, .. There]))
        {
            await Eventually.HoldsAsync(() => program.HasEnded || _folder.Journal("Slow").Ended.Count > 100, "a part has ended");
            _hosts.CutOff("two");
            ProcessTable.Signal(WorkerOn("three"), Signal.Stop);
            var finished = await program.EndAsync();
            Assert.True(finished.ExitCode == 0, finished.All);
        }
        _hosts.Connect("two");

        Assert.Equal(Local.Value, _folder.Comparable("Slow"));
        AssertEachOnce(_folder.Journal("Slow"), Trials);
        Assert.Contains(_folder.Journal("Slow").Ended, end => end.Status == "lost");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Program_sweeps_survive_a_host_that_is_cut_off_and_their_files_come_back()
    {
        _programs.Write("sweep.yaml", ProgramSweep);
        using (var program = new RunningProgram(Programs.StartGroup(Programs.Tool, _programs.Path, ["run", "sweep.yaml", "-y", .. There])))
        {
            await Eventually.HoldsAsync(() => program.HasEnded || JournalView.Of(_programs.At("results", "sweep")).Ended.Count > 30, "a part has ended");
            _hosts.CutOff("two");
            var finished = await program.EndAsync();
            Assert.True(finished.ExitCode == 0, finished.All);
        }
        _hosts.Connect("two");

        AssertEachOnce(JournalView.Of(_programs.At("results", "sweep")), 120);
        Assert.All(Enumerable.Range(0, 120), id => Assert.Equal($"{id}\n", File.ReadAllText(_programs.At("results", "sweep", $"{id}", "made.txt"))));
        await NothingIsLeftAsync();
    }

    private static void AssertEachOnce(JournalView journal, int trials)
        => Assert.Equal(Enumerable.Range(0, trials), journal.Ended.Where(end => end.Status == "completed").Select(end => end.ExperimentId).Order());

    private static string RunHere()
    {
        using var folder = new SweepFolder();
        folder.Run(0, Sweep);
        return folder.Comparable("Slow");
    }

    private async Task NothingIsLeftAsync()
    {
        await _folder.NothingRunsAsync();
        foreach (var name in Names)
        {
            await Eventually.HoldsAsync(() => IsQuiet(name), $"nothing is left on {name}", TimeSpan.FromSeconds(60));
        }
    }

    /// <summary>Whether a host has nothing but its sshd, which listens, and no file of a run.</summary>
    private bool IsQuiet(string host)
        => _hosts.ProcessesOf(host).Length == 1 && Directory.GetDirectories(Path.Combine(_hosts.FolderOf(host), "work"), "run-*").Length == 0;

    private int WorkerOn(string host)
        => _hosts.ProcessesOf(host).First(id => File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ').Contains("TestExperiments.dll worker", StringComparison.Ordinal));
}
