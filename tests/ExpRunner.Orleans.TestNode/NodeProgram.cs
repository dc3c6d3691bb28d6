using System.Diagnostics;
using System.Globalization;
using ExpRunner.Orleans;

namespace ExpRunner.Orleans.TestNode;

/// <summary>Heads, workers and drivers that run no experiments, each a process, by words of their own.</summary>
internal static class NodeProgram
{
    /// <summary>
    /// <c>head PORT FOLDER [durable]</c>, <c>postgres-head PORT CONNECTION</c> and <c>folder-head PORT FOLDER</c>: until its input ends.
    /// <c>work HEADS SWEEP NAME MOST</c>: until the sweep is finished.
    /// <c>drive HEADS SWEEP COUNT</c>: submits, says "ready", takes all results and tells how many came a second.
    /// </summary>
    public static Task RunAsync(string[] args) => args[0] switch
    {
        "head" => KeepAsync(new HeadOptions { Port = Number(args[1]), Connection = args[2], IsDurable = args.Length > 3, Warn = Console.Error.WriteLine }),
        "postgres-head" => KeepAsync(new HeadOptions { Port = Number(args[1]), Clustering = HeadClustering.Postgres, Connection = args[2], Warn = Console.Error.WriteLine }),
        "folder-head" => KeepAsync(new HeadOptions { Port = Number(args[1]), Clustering = HeadClustering.Folder, Connection = args[2], Warn = Console.Error.WriteLine }),
        "work" => WorkAsync(args[1], args[2], args[3], Number(args[4])),
        "drive" => DriveAsync(args[1], args[2], Number(args[3])),
        _ => throw new ArgumentException(args[0]),
    };

    private static async Task KeepAsync(HeadOptions options)
    {
        await using var head = await OrleansHead.StartAsync(options, default);
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
    }

    private static async Task WorkAsync(string heads, string sweep, string name, int most)
    {
        await using var cluster = await OrleansCluster.ConnectAsync(new LinkOptions { Heads = heads, Patience = TimeSpan.FromMinutes(1) }, default);
        Console.WriteLine("ready");
        await new NodeWorker(cluster.Sweep(sweep), name, most).RunAsync(default);
    }

    private static async Task DriveAsync(string heads, string sweep, int count)
    {
        await using var cluster = await OrleansCluster.ConnectAsync(new LinkOptions { Heads = heads }, default);
        var (driver, clock) = (new NodeDriver(cluster.Sweep(sweep)), Stopwatch.StartNew());
        await driver.SubmitAsync(count);
        Console.WriteLine("ready");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"submitted {count / clock.Elapsed.TotalSeconds:0} a second"));
        await driver.TakeAsync(1);
        clock.Restart();
        await driver.TakeAsync(count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ended {count / clock.Elapsed.TotalSeconds:0} a second"));
        clock.Restart();
        await driver.CloseAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"closed in {clock.Elapsed.TotalSeconds:0.0} s, {driver.Failures} calls made again"));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
