using System.Reflection.PortableExecutable;
using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Hosting.Running;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Bench;

/// <summary>The pool alone, without a store and without its start, on trials that do nothing.</summary>
internal static class Pools
{
    /// <summary>A pool as a candidate.</summary>
    /// <param name="name">Its name, for people.</param>
    /// <param name="workers">How many processes at a time.</param>
    /// <param name="batch">How many trials a slot is given at once.</param>
    /// <param name="isolate">Whether each trial has a process of its own.</param>
    public static Candidate Of(string name, int workers, int batch = 1, bool isolate = false) => new(name, async (run, folder) =>
    {
        await using var pool = new PoolExecutor(new PoolOptions
        {
            Slots = SlotShare.Unbound(workers),
            Isolate = isolate,
            Command = ThisProgram.Command("worker"),
            ScratchFolder = Path.Combine(folder, "scratch"),
            Version = ThisProgram.Version,
            CodeIdentity = ExperimentRegistry.CodeIdentity,
        });
        await pool.StartAsync(CancellationToken.None);
        await ServeAsync(pool, folder, workers, 1);
        return await Cost.OfAsync(run.Items, () => ServeAsync(pool, folder, run.Items, batch));
    });

    /// <summary>How the runtime of ExpRunner that is measured was compiled.</summary>
    public static string Compilation
    {
        get
        {
            using var image = new PEReader(File.OpenRead(typeof(PoolExecutor).Assembly.Location));
            return image.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0 ? "ReadyToRun images" : "compiled as it runs";
        }
    }

    /// <summary>Runs so many trials on all slots.</summary>
    public static async Task ServeAsync(IExecutor pool, string folder, int trials, int batch)
    {
        var (next, completed) = (0, 0);
        string? error = null;
        await Task.WhenAll(pool.Slots.Select(async slot =>
        {
            await Task.Yield();
            for (int first; (first = Interlocked.Add(ref next, batch) - batch) < trials;)
            {
                Attempt[] attempts = [.. Enumerable.Range(first, Math.Min(batch, trials - first)).Select(i => AttemptOf(folder, i))];
                await pool.RunAsync(slot, attempts, new AttemptObserver(Ended), CancellationToken.None);
            }
        }));
        if (completed != trials)
        {
            throw new InvalidOperationException($"Only {completed} of {trials} completed: {error}");
        }

        void Ended(Attempt attempt, Outcome outcome)
        {
            error ??= outcome.Error;
            Interlocked.Add(ref completed, outcome.Status == AttemptStatus.Completed ? 1 : 0);
        }
    }

    /// <summary>A trial that does nothing.</summary>
    public static Attempt AttemptOf(string folder, int id) => new()
    {
        Experiment = nameof(NoOp),
        ExperimentId = (UInt128)id,
        RunId = 0,
        Number = 1,
        Config = Value.Object((nameof(NoOp.Depth), Value.Of(id)), (nameof(NoOp.Rate), Value.Of(0.1))),
        Key = (UInt128)id,
        Seed = 1,
        SharedSeed = 2,
        OutPath = folder,
    };
}
