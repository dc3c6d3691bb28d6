using ExpRunner.Execution;
using ExpRunner.Executors.Nodes;
using ExpRunner.Leases;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors.Nodes;

/// <summary>What every way to a node must do beside what every executor must.</summary>
public abstract class NodeContract : TypedExecutorContract
{
    private readonly List<NodeSet> _sets = [];

    /// <summary>In the environment of all that runs on the node.</summary>
    protected string Mark { get; } = "EXPRUN_MARK_" + Guid.NewGuid().ToString("N");

    /// <summary>What was said to people.</summary>
    protected List<string> Warnings { get; } = [];

    /// <summary>The folder of the node.</summary>
    protected abstract string WorkDir { get; }

    private static readonly RetryRules Few = new() { MaxTries = 6, Backoff = TimeSpan.FromMilliseconds(100), MaxBackoff = TimeSpan.FromSeconds(1) };

    private protected virtual NodeRules Rules { get; } = new()
    {
        Tries = Few,
        FirstTries = Few,
        Silence = TimeSpan.FromSeconds(6),
    };

    private protected abstract INode MakeNode(NodeSpec spec);

    protected override TimeSpan Beginning => TimeSpan.FromMilliseconds(500);

    protected override IExecutor Create(AttemptLimits limits) => Create(limits, isolates: false);

    private protected NodeExecutor Create(AttemptLimits limits, bool isolates, Deployment? deployment = null, ProcessCommand? command = null, string binding = "")
    {
        command ??= TestPrograms.Command(typeof(Act).Assembly.Location, "worker");
        var node = MakeNode(new NodeSpec { Name = "far", Environment = [new("EXPRUN_OF_NODE", "it's set")] });
        var set = new NodeSet([node], Rules, Warn, TimeProvider.System);
        _sets.Add(set);
        return new NodeExecutor(new NodeExecutorOptions
        {
            Nodes = set,
            Slots = [new NodeSlot(set.Gates[0], 0, binding)],
            Command = command with { Environment = new Dictionary<string, string?>(command.Environment) { [Mark] = "1" } },
            Deployment = deployment,
            ScratchFolder = Folder["scratch"],
            Version = TestPrograms.Version,
            CodeIdentity = TestPrograms.CodeIdentity,
            Isolate = isolates,
            Limits = limits,
            Warn = Warn,
        });
    }

    private protected void Warn(string text)
    {
        lock (Warnings)
        {
            Warnings.Add(text);
        }
    }

    private protected Task NothingIsLeftAsync() => Eventually.HoldsAsync(
        () => Processes.With(Mark).Length == 0 && (!Directory.Exists(WorkDir) || Directory.GetDirectories(WorkDir).All(folder => Path.GetFileName(folder) == "programs")),
        "no process and no folder is left on the node");

    private protected async Task<int> WaitingProcessAsync(string folder)
    {
        await Eventually.HoldsAsync(() => Waiting(folder) is not null, "the trial runs");
        return Waiting(folder)!.Value;
    }

    /// <summary>The worker of the attempt that waits, as its file on the node says.</summary>
    private int? Waiting(string folder)
    {
        try
        {
            var file = Directory.Exists(WorkDir) ? Directory.EnumerateFiles(WorkDir, "process", SearchOption.AllDirectories).FirstOrDefault(path => Path.GetDirectoryName(path)!.EndsWith(folder, StringComparison.Ordinal)) : null;
            return file is not null && int.TryParse(File.ReadAllText(file), out var process) ? process : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    [Fact]
    public async Task Files_come_back_and_nothing_stays_on_the_node()
    {
        await using (var executor = await StartAsync())
        {
            var ended = await executor.RunAsync([Attempts.Do("write", 300_000, "first"), Attempts.Do("nothing"), Attempts.Do("write", 5, "second")]);
            Assert.All(ended, end => Assert.Equal((AttemptStatus.Completed, null), (end.Outcome.Status, end.Outcome.Error)));
            Assert.StartsWith("far/", ended[0].Outcome.Worker);
        }
        string[] written = ["deep/er/.hidden ä", "deep/large.bin", "empty", "note.txt"];
        Assert.Equal([.. written.Select(name => $"out/0/{name}"), .. written.Select(name => $"out/2/{name}")], Folder.Files);
        Assert.Equal("first", File.ReadAllText(Folder["out", "0", "note.txt"]));
        Assert.Equal([.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31 >> 3))], File.ReadAllBytes(Folder["out", "0", "deep", "large.bin"]));
        Assert.Empty(Warnings);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Folders_of_other_trials_that_a_trial_needs_are_sent()
    {
        await using var executor = await StartAsync();
        var first = Attempts.Do("write", 5, "from the first");
        await executor.RunAsync(first);
        var needing = Attempts.Do("read needed", text: "note.txt") with { Needed = [new NeededTrial(first.ExperimentId, first.OutPath, first.Config, ExpRunner.Values.Value.Object())] };
        var ended = await executor.RunAsync([needing, needing with { Number = 2 }]);
        Assert.All(ended, end => Assert.Equal("from the first", end.Outcome.Scores.Items[0].AsText()));
    }

    [Fact]
    public async Task Workers_have_the_variables_of_node_and_slot_and_run_in_folders_of_their_own()
    {
        await using var executor = Create(new AttemptLimits(), isolates: false, binding: "3,4");
        await executor.StartAsync(CancellationToken.None);
        var ended = await executor.RunAsync([Attempts.Do("variable", text: "EXPRUN_OF_NODE"), Attempts.Do("variable", text: SlotShare.UsualVariable), Attempts.Do("where")]);
        Assert.Equal(["it's set", "3,4"], ended[..2].Select(end => end.Outcome.Scores.Items[0].AsText()));
        Assert.StartsWith(WorkDir + "/run-", ended[2].Outcome.Scores.Items[0].AsText());
    }

    [Theory]
    [InlineData("crash", 0, AttemptStatus.Failed, "the trial crashed its process: Unhandled exception. System.InvalidOperationException: crashed on a thread of its own (signal 6 (SIGABRT))", 134)]
    [InlineData("exit", 3, AttemptStatus.Failed, "the trial ended its process with exit code 3 (Environment.Exit)", 3)]
    [InlineData("exit", 0, AttemptStatus.Failed, "the trial ended its process with exit code 0 (Environment.Exit)", 0)]
    [InlineData("exit", 255, AttemptStatus.Failed, "the trial ended its process with exit code 255 (Environment.Exit)", 255)]
    [InlineData("signal", 9, AttemptStatus.Lost, "the worker was killed by signal 9 (SIGKILL): by somebody, or by the system because memory was short", 137)]
    public async Task A_trial_that_ends_its_process_is_an_outcome_and_the_others_of_its_batch_run(string act, double amount, AttemptStatus status, string error, int exitCode)
    {
        await using (var executor = await StartAsync())
        {
            var ended = await executor.RunAsync([.. Attempts.DoTimes(30, "nothing"), Attempts.Do(act, amount), .. Attempts.DoTimes(30, "nothing")]);
            Assert.Equal(Enumerable.Range(0, 61).Select(i => (UInt128)i), ended.Select(end => end.Attempt.ExperimentId));
            Assert.Equal((status, error, exitCode), (ended[30].Outcome.Status, ended[30].Outcome.Error!.Split('\n')[0], ended[30].Outcome.ExitCode));
            Assert.False(ended[30].Outcome.IsCutOff);
            Assert.Equal(60, ended.Count(end => end.Outcome.Status == AttemptStatus.Completed));
        }
        Assert.Empty(Warnings);
        await NothingIsLeftAsync();
    }

    [Theory]
    [InlineData("print, then exit", "")]
    [InlineData("print, wait, print, then exit", "first, ")]
    public async Task What_a_trial_printed_before_it_ended_its_process_is_kept(string act, string first)
    {
        await using (var executor = await StartAsync())
        {
            var outcome = await executor.RunAsync(Attempts.Do(act, 5, "last words"));
            Assert.Equal($"the trial ended its process with exit code 5 (Environment.Exit)\n{Printed("error")}", outcome.Error);
        }
        Assert.Equal(Printed("out"), File.ReadAllText(Folder["out", "0", "stdout.log"]));
        Assert.Equal(["out/0/stderr.log", "out/0/stdout.log"], Folder.Files);

        string Printed(string stream) => (first.Length > 0 ? $"{stream} {first}" : "") + $"{stream} last words";
    }

    [Fact]
    public async Task A_worker_that_is_frozen_is_lost_and_replaced_and_ended()
    {
        await using (var executor = await StartAsync())
        {
            var running = executor.RunAsync([Attempts.Do("write and wait"), Attempts.Do("nothing")]);
            var frozen = await WaitingProcessAsync("out/0");
            Signal(frozen, 19);
            var ended = await running;
            Assert.Equal([AttemptStatus.Lost, AttemptStatus.Completed], ended.Select(end => end.Outcome.Status));
            Assert.True(ended[0].Outcome.IsCutOff);
            Assert.Equal("It was lost with far: nothing was heard of its worker for 6 s.", ended[0].Outcome.Error);
            Assert.False(Processes.IsAlive(frozen));
            Assert.Empty(Warnings);
        }
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_timeout_by_force_ends_what_the_trial_started_and_keeps_what_it_left()
    {
        await using (var executor = await StartAsync(new AttemptLimits { Timeout = TimeSpan.FromSeconds(1), Grace = TimeSpan.FromSeconds(0.2) }))
        {
            var ended = await executor.RunAsync([Attempts.Do("child sleeps, so do I"), Attempts.Do("nothing")]);
            Assert.Equal([AttemptStatus.Timeout, AttemptStatus.Completed], ended.Select(end => end.Outcome.Status));
            Assert.False(Processes.IsAlive(int.Parse(File.ReadAllText(Folder["out", "0", "child.pid"]))));
        }
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Isolated_attempts_have_processes_of_their_own()
    {
        await using (var executor = Create(new AttemptLimits(), isolates: true))
        {
            await executor.StartAsync(CancellationToken.None);
            var ended = await executor.RunAsync(Attempts.DoTimes(4, "process"));
            Assert.Equal(4, ended.Select(end => end.Outcome.Scores.Items[0].AsDouble()).Distinct().Count());
        }
        await NothingIsLeftAsync();
    }

    [Theory]
    // The heap may be full for the trial or, at the same moment, for another thread of the worker, which ends the process.
    [InlineData("allocate", 1e9, "^(System.OutOfMemoryException: |the trial crashed its process: Out of memory)")]
    [InlineData("allocate native", 2e9, "^used ")]
    public async Task A_trial_that_takes_too_much_memory_is_ended(string act, double bytes, string error)
    {
        await using var executor = await StartAsync(new AttemptLimits { Memory = 200 << 20 });
        var ended = await executor.RunAsync([Attempts.Do(act, bytes), Attempts.Do("nothing")]);
        Assert.Equal([AttemptStatus.OutOfMemory, AttemptStatus.Completed], ended.Select(end => end.Outcome.Status));
        Assert.Matches(error, ended[0].Outcome.Error);
    }

    [Fact]
    public async Task A_log_that_is_too_long_comes_back_bounded()
    {
        await using (var executor = await StartAsync(new AttemptLimits { MaxLog = 100_000 }))
        {
            Assert.Equal(AttemptStatus.Completed, (await executor.RunAsync(Attempts.Do("flood", 3e6))).Status);
        }
        Assert.InRange(new FileInfo(Folder["out", "0", "stdout.log"]).Length, 90_000, 101_000);
        Assert.Contains("bytes are left out here; --max-log keeps more", File.ReadAllText(Folder["out", "0", "stdout.log"]));
    }

    private protected static void Signal(int process, int signal)
    {
        using var kill = System.Diagnostics.Process.Start("/bin/kill", [$"-{signal}", $"{process}"]);
        kill.WaitForExit();
    }

    /// <summary>Ends the nodes.</summary>
    protected async Task CloseAsync()
    {
        foreach (var set in _sets)
        {
            await set.DisposeAsync();
        }
    }
}
