using ExpRunner.Cluster;
using ExpRunner.Cluster.Working;

namespace ExpRunner.Hosting.Running;

/// <summary>Works for a cluster: with the experiments of this program, each attempt in a worker process as in a pool, and with programs that come with their sweeps.</summary>
internal static class ClusterMember
{
    /// <summary>Works until it is told to end.</summary>
    /// <exception cref="ClusterException">The cluster does not want it.</exception>
    public static Task RunAsync(ICluster cluster, MemberOptions options, CancellationToken stop, CancellationToken kill)
    {
        var scratch = Directory.CreateTempSubdirectory("exprun-worker-").FullName;
        var worker = new ClusterWorker(new ClusterWorkerOptions
        {
            Name = $"{Environment.MachineName}/{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}",
            Executors = new MemberExecutors(options, scratch).For,
            Room = new CapacityRoom(options.Capacity, options.Workers ?? int.MaxValue),
            Devices = new DevicePool(options.Capacity.Gpus),
            Warn = options.Warn,
            Time = options.Time,
        }, cluster);
        return RunAsync(worker, scratch, stop, kill);
    }

    private static async Task RunAsync(ClusterWorker worker, string scratch, CancellationToken stop, CancellationToken kill)
    {
        try
        {
            await worker.RunAsync(stop, kill).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
