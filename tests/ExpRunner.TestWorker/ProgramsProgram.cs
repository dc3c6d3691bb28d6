using ExpRunner.Execution;
using ExpRunner.Programs;
using ExpRunner.Programs.Running;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.TestWorker;

/// <summary>A process that runs a script on each of its slots, to be killed by a test.</summary>
internal static class ProgramsProgram
{
    public static async Task<int> RunAsync(string folder, int slots, string script)
    {
        var spec = new ProgramSpec
        {
            Name = "prog",
            Stages = [new StageSpec("run", CommandTemplate.ParseShell(script))],
            Sweeps = [],
            WorkingDirectory = FolderTemplate.Literal("/"),
        };
        await using var executor = new ProgramExecutor(new ProgramExecutorOptions
        {
            Find = _ => spec,
            Worker = "here/1",
            Slots = SlotShare.Unbound(slots),
            Environment = InheritedVariables.All,
            ScratchFolder = Path.Combine(folder, "scratch"),
            Limits = new AttemptLimits { Grace = TimeSpan.FromSeconds(1) },
        });
        await executor.StartAsync(CancellationToken.None);
        await Task.WhenAll(executor.Slots.Select(slot => executor.RunAsync(slot, [AttemptOf(folder, slot.Index)], new AttemptObserver((_, _) => { }), CancellationToken.None)));
        return 0;
    }

    private static Attempt AttemptOf(string folder, int id) => new()
    {
        Experiment = "prog",
        ExperimentId = (UInt128)id,
        RunId = 0,
        Number = 1,
        Config = Value.Object(),
        Key = (UInt128)id,
        Seed = 1,
        SharedSeed = 2,
        OutPath = Path.Combine(folder, id.ToString()),
    };
}
