using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Programs;
using ExpRunner.Programs.Running;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Bench;

/// <summary>Commands that end at once: as a sweep, and on the executor alone, without a store.</summary>
internal static class Programs
{
    private const string Name = "true";
    private const int Batch = 32;

    /// <summary>It as a candidate, with its start and its end.</summary>
    public static Candidate Of(string name, int slots) => Candidate.Of(name, async (run, folder) =>
    {
        var spec = new ProgramSpec
        {
            Name = Name,
            Stages = [new StageSpec("run", CommandTemplate.Parse("/bin/true {i}"))],
            Sweeps = [],
            WorkingDirectory = FolderTemplate.Literal(folder),
        };
        await using var executor = new ProgramExecutor(new ProgramExecutorOptions
        {
            Find = _ => spec,
            Worker = "here/1",
            Slots = SlotShare.Unbound(slots),
            ScratchFolder = Path.Combine(folder, "scratch"),
            Environment = InheritedVariables.All,
        });
        await executor.StartAsync(CancellationToken.None);
        await ServeAsync(executor, folder, run.Items);
    });

    /// <summary>It on a node, with the start of what stays there while programs run not in it.</summary>
    public static Candidate OnNodes(string name, NodeSet nodes) => new(name, async (run, folder) =>
    {
        var spec = new ProgramSpec
        {
            Name = Name,
            Stages = [new StageSpec("run", CommandTemplate.Parse("/bin/true {i}"))],
            Sweeps = [],
            WorkingDirectory = FolderTemplate.Literal("/"),
        };
        var options = new ProgramExecutorOptions { Find = _ => spec, Worker = "here/1", Slots = [], ScratchFolder = Path.Combine(folder, "scratch"), Environment = [] };
        await using var executor = new ProgramExecutor(options, nodes, [new NodeSlot(nodes.Gates[0], 0, ""), new NodeSlot(nodes.Gates[0], 1, "")]);
        await executor.StartAsync(CancellationToken.None);
        await ServeAsync(executor, folder, 4);
        return await Cost.OfAsync(run.Items, () => ServeAsync(executor, folder, run.Items));
    });

    /// <summary>A sweep over the numbers from 0 as a candidate, each of them the command's argument, as xargs gives it.</summary>
    public static Candidate Sweep(string name, int slots, bool configFiles) => Candidate.Of(name, async (run, folder) =>
    {
        var program = new ProgramExperiment("/bin/true") { Name = Name }.Positional([.. Enumerable.Range(0, run.Items).Cast<object?>()]);
        var summary = await program.RunAsync(new SweepOptions { Out = folder, Workers = slots, ConfigFiles = configFiles });
        if (summary.Experiments[0] is { } done && done.Completed != (UInt128)run.Items)
        {
            throw new InvalidOperationException($"Only {done.Completed} of {run.Items} completed: {done.FirstError}");
        }
    });

    private static async Task ServeAsync(ProgramExecutor executor, string folder, int commands)
    {
        var (next, completed) = (0, 0);
        var batch = Math.Min(Batch, Math.Max(1, commands / 20));
        await Task.WhenAll(executor.Slots.Select(async slot =>
        {
            await Task.Yield();
            for (int first; (first = Interlocked.Add(ref next, batch) - batch) < commands;)
            {
                Attempt[] attempts = [.. Enumerable.Range(first, Math.Min(batch, commands - first)).Select(i => AttemptOf(folder, i))];
                await executor.RunAsync(slot, attempts, new AttemptObserver(Ended), CancellationToken.None);
            }
        }));
        if (completed != commands)
        {
            throw new InvalidOperationException($"Only {completed} of {commands} completed.");
        }

        void Ended(Attempt attempt, Outcome outcome) => Interlocked.Add(ref completed, outcome.Status == AttemptStatus.Completed ? 1 : 0);
    }

    private static Attempt AttemptOf(string folder, int id) => new()
    {
        Experiment = Name,
        ExperimentId = (UInt128)id,
        RunId = 0,
        Number = 1,
        Config = Value.Object(("i", Value.Of((long)id))),
        Key = (UInt128)id,
        Seed = 1,
        SharedSeed = 2,
        OutPath = Path.Combine(folder, $"{id}"),
        Stages = [new AttemptStage("run", (UInt128)id, IsDone: false)],
    };
}
