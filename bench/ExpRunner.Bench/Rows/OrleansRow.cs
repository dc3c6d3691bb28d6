using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ExpRunner.Cluster;

namespace ExpRunner.Bench.Rows;

/// <summary>What a trial costs on a cluster with all that a person starts: a head that keeps records in files, two workers with a worker process each, and a driver that keeps journal and results.</summary>
internal static class OrleansRow
{
    public static async Task RunAsync(BenchRun run)
    {
        if (ClusterRegistry.Names.Count == 0)
        {
            Console.WriteLine("  not measured: this build has no cluster engine, because it is made from packages that not everybody has. Where they can be had:");
            Console.WriteLine("  dotnet run --project bench/ExpRunner.Bench -c Release -p:WithOrleans=true -- orleans");
            return;
        }
        var port = FreePort();
        var cluster = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        await using var head = new OwnProcess("head", "--port", $"{port}", "--data", run.NewFolder());
        await head.SaysAsync("listens");
        await using var first = new OwnProcess("worker", "--cluster", cluster, "-j", "1");
        await using var second = new OwnProcess("worker", "--cluster", cluster, "-j", "1");
        await first.SaysAsync("Working");
        await second.SaysAsync("Working");
        var (pool, orleans) = (new Drivers(), new Drivers());
        await run.CompareAsync(
            pool.Of("pool, 2 workers", "--backend", "pool", "-j", "2"),
            orleans.Of("a head, 2 workers with one process each", "--backend", "orleans", "--cluster", cluster));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  from the start of the process to its first results: pool {pool.Start:0.00} s, cluster {orleans.Start:0.00} s"));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
