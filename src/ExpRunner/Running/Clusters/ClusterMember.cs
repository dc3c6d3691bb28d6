using ExpRunner.Cluster;
using ExpRunner.Cluster.Working;
using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Hosting.Commands;

namespace ExpRunner.Hosting.Running;

/// <summary>Works for a cluster with the experiments of this program: each attempt in a worker process, as in a pool.</summary>
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
            Executors = (sweep, devices) => ExecutorFor(sweep, devices, options, scratch),
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

    /// <summary>A sweep of another program, another build, or for a larger machine is for other workers.</summary>
    private static PoolExecutor? ExecutorFor(OpenSweep sweep, IReadOnlyList<string> devices, MemberOptions options, string scratch)
    {
        var terms = sweep.Terms;
        if (terms.Version != ThisProgram.Version || terms.CodeIdentity != ExperimentRegistry.CodeIdentity || !ExperimentRegistry.Names.Contains(terms.Experiment))
        {
            return null;
        }
        var most = devices.Count > 0 ? 1 : options.Workers ?? Environment.ProcessorCount;
        var slots = (options.Capacity with { Gpus = devices }).Pack(terms.Needs, most);
        var own = Path.Combine(scratch, devices.Count > 0 ? $"{sweep.Id}-{string.Join('-', devices)}" : sweep.Id);
        return slots.Count == 0 ? null : new PoolExecutor(new PoolOptions
        {
            Slots = [.. slots.Select(slot => slot.Binding)],
            SlotVariable = SlotShare.UsualVariable,
            Isolate = terms.Isolate,
            Command = ThisProgram.Command(WorkerVerb.Name),
            Program = ThisProgram.Keep(own, scratch),
            ScratchFolder = own,
            Version = ThisProgram.Version,
            CodeIdentity = ExperimentRegistry.CodeIdentity,
            Limits = terms.Limits,
            Warn = options.Warn,
            Time = options.Time,
        });
    }
}
