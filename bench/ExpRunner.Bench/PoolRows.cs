using System.Diagnostics;
using System.Globalization;
using ExpRunner.Executors.Pool;
using ExpRunner.Hosting.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Bench;

/// <summary>What it takes to have a trial that does nothing run elsewhere: the executor alone, beside the pools of Python in the same rounds.</summary>
internal static class PoolRows
{
    public static async Task RunAsync(int trials, int rounds, string folder)
    {
        await CompareAsync($"a trial at a time, 1 worker, {trials} trials", rounds,
            ("multiprocessing.Pool, which need not wait", () => Peer("plain", trials, 1)),
            ("pool", () => PoolAsync(folder, trials, workers: 1, batch: 1)));
        await CompareAsync($"in batches, 2 workers, {trials} trials", rounds,
            ("multiprocessing.Pool, chunksize 64", () => Peer("batched", trials, 2)),
            ("joblib with loky", () => Peer("loky", trials, 2)),
            ("pool, batches of 64", () => PoolAsync(folder, trials, 2, 64)),
            ("pool, batches of 512", () => PoolAsync(folder, trials, 2, 512)));
        const int processes = 60;
        await CompareAsync($"a process for each trial, 2 workers, {processes} trials", rounds,
            ("multiprocessing.Pool, spawn, one task each", () => Peer("spawn", processes, 2)),
            ("multiprocessing.Pool, fork, one task each", () => Peer("fork", processes, 2)),
            ("pool, isolated", () => PoolAsync(folder, processes, 2, 1, isolate: true)));
    }

    private static Task<double?> Peer(string kind, int tasks, int workers) => Task.Run(() => PoolPeer.Run(kind, tasks, workers));

    /// <summary>Microseconds per trial, without the first worker's start as with the peers.</summary>
    private static async Task<double?> PoolAsync(string folder, int trials, int workers, int batch, bool isolate = false)
    {
        await using var pool = new PoolExecutor(new PoolOptions
        {
            Workers = workers,
            Isolate = isolate,
            Command = ThisProgram.Command("worker"),
            ScratchFolder = Path.Combine(folder, "scratch"),
            Version = ThisProgram.Version,
            CodeIdentity = ExperimentRegistry.CodeIdentity,
        });
        await pool.StartAsync(CancellationToken.None);
        await ServeAsync(pool, folder, workers, 1);
        var start = Stopwatch.GetTimestamp();
        await ServeAsync(pool, folder, trials, batch);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / trials;
    }

    private static async Task ServeAsync(PoolExecutor pool, string folder, int trials, int batch)
    {
        var (next, completed) = (0, 0);
        await Task.WhenAll(pool.Slots.Select(async slot =>
        {
            await Task.Yield();
            for (int first; (first = Interlocked.Add(ref next, batch) - batch) < trials;)
            {
                Attempt[] attempts = [.. Enumerable.Range(first, Math.Min(batch, trials - first)).Select(i => AttemptOf(folder, i))];
                await pool.RunAsync(slot, attempts, (_, outcome) => Interlocked.Add(ref completed, outcome.Status == AttemptStatus.Completed ? 1 : 0), CancellationToken.None);
            }
        }));
        if (completed != trials)
        {
            throw new InvalidOperationException($"Only {completed} of {trials} completed.");
        }
    }

    private static Attempt AttemptOf(string folder, int id) => new()
    {
        Experiment = nameof(NoOp),
        ExperimentId = (UInt128)id,
        RunId = 0,
        Number = 1,
        Config = Values.Value.Object(("A", Values.Value.Of(id)), ("Rate", Values.Value.Of(0.1))),
        Key = (UInt128)id,
        Seed = 1,
        SharedSeed = 2,
        OutPath = folder,
    };

    private static async Task CompareAsync(string work, int rounds, params (string Name, Func<Task<double?>> Run)[] candidates)
    {
        var micros = candidates.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                if (await candidates[i].Run() is { } one && round >= 0)
                {
                    micros[i].Add(one);
                }
            }
        }
        Console.WriteLine(work);
        for (var i = 0; i < candidates.Length; i++)
        {
            Console.WriteLine(micros[i].Count < rounds ? $"  {candidates[i].Name,-44} is not installed" : Line(candidates[i].Name, micros[i], micros[0]));
        }
    }

    private static string Line(string name, List<double> micros, List<double> first)
    {
        var ratios = first.Count == micros.Count ? micros.Zip(first, (mine, other) => mine / other).Order().ToArray() : [double.NaN];
        var sorted = micros.Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"  {name,-44} {sorted[sorted.Length / 2],9:0.0} us  ({sorted[0]:0.0} - {sorted[^1]:0.0})  {ratios[ratios.Length / 2],6:0.00} x");
    }
}
