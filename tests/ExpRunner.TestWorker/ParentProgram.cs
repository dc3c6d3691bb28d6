using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Sweeps;

namespace ExpRunner.TestWorker;

/// <summary>A process that runs a pool, to be killed by a test: every slot runs the same act for ever.</summary>
internal static class ParentProgram
{
    public static async Task<int> RunAsync(string folder, int workers, string act)
    {
        await using var pool = new PoolExecutor(TestPrograms.Pool(typeof(ParentProgram).Assembly.Location, Path.Combine(folder, "scratch"), workers));
        await pool.StartAsync(CancellationToken.None);
        await Task.WhenAll(pool.Slots.Select(slot => RunForEverAsync(pool, slot, folder, act)));
        return 0;
    }

    private static async Task RunForEverAsync(PoolExecutor pool, Slot slot, string folder, string act)
    {
        while (true)
        {
            Attempt[] batch = [.. Enumerable.Range(0, 100).Select(i => AttemptOf(folder, (slot.Index * 1000) + i, act))];
            await pool.RunAsync(slot, batch, new AttemptObserver((_, _) => { }), CancellationToken.None);
        }
    }

    private static Attempt AttemptOf(string folder, int id, string act) => new()
    {
        Experiment = ActExperiment.Name,
        ExperimentId = (UInt128)id,
        RunId = 0,
        Number = 1,
        Config = ActExperiment.ConfigOf(act, amount: 1000),
        Key = (UInt128)id,
        Seed = 1,
        SharedSeed = 2,
        OutPath = Path.Combine(folder, id.ToString()),
    };
}
