using ExpRunner.Cluster;
using ExpRunner.Execution;
using ExpRunner.Hosting.Commands;
using ExpRunner.Programs;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Running;

/// <summary>Finds all that is wrong with the executor that options ask for, before anything runs.</summary>
internal static class ExecutorProblems
{
    private const string Orleans = "orleans";
    private const long LeastMemory = 64 << 20;
    private static IReadOnlyList<string> Names => [ExecutorChoice.Single, ExecutorChoice.Pool, NodeChoice.Ssh, SlurmChoice.Slurm, .. ClusterRegistry.Names];

    /// <summary>What is wrong with the executor asked for.</summary>
    public static IEnumerable<string> Of(SweepOptions options, IExperimentSource experiments)
    {
        var name = ExecutorChoice.NameOf(options);
        ProgramSweep[] programs = [.. experiments.Names.Select(experiments.Find).OfType<ProgramSweep>()];
        var arePrograms = experiments.Problems.Count > 0 || (programs.Length > 0 && programs.Length == experiments.Names.Count);
        var own = arePrograms ? [.. ProgramProblems(options, name), .. ExecutorChoice.LocalProblems(options, programs)] : ClassProblems(options, name);
        return
        [
            .. ClusterProblems(options, name), .. NameProblems(name), .. own, .. SlotChoice.Problems(options), .. QueueChoice.Problems(options), .. NodeChoice.Problems(options),
            .. SlurmChoice.Problems(options, NeedsOf(options, experiments)), .. NodeProblems(options),
        ];
    }

    /// <summary>What the experiments need that are asked for.</summary>
    private static IEnumerable<Needs> NeedsOf(SweepOptions options, IExperimentSource experiments) => experiments.Names
        .Where(name => options.Experiments.Count == 0 || options.Experiments.Contains(name))
        .Select(experiments.Find).OfType<Experiment>().Select(experiment => experiment.Needs);

    /// <summary>Programs are processes of their own wherever they run.</summary>
    private static IEnumerable<string> ProgramProblems(SweepOptions options, string name)
    {
        if (name == ExecutorChoice.Single && options.Workers > 1)
        {
            yield return $"--workers {options.Workers}: {InThisProcess(options)} runs one program at a time. Leave one of them out.";
        }
    }

    private static IEnumerable<string> NameProblems(string name)
    {
        if (name is not (ExecutorChoice.Single or ExecutorChoice.Pool or NodeChoice.Ssh or SlurmChoice.Slurm) && ClusterEngine.Find(name) is null)
        {
            yield return name == Orleans
                ? $"--backend {name}: its package is not here. {ClusterEngine.WayOut}"
                : $"--backend {name}: there is no such executor.{NearNames.Hint(name, Names)} There are: {string.Join(", ", Names)}.";
        }
    }

    private static IEnumerable<string> ClassProblems(SweepOptions options, string name)
    {
        if (name == ExecutorChoice.Single && options.Workers > 1)
        {
            yield return "--workers is for --backend pool; --backend single runs one attempt at a time, in this process.";
        }
        if (name == ExecutorChoice.Single && options.Memory is not null)
        {
            yield return $"--memory limits worker processes; {InThisProcess(options)} has none. Use --backend pool.";
        }
        if (options.Memory < LeastMemory)
        {
            yield return $"--memory: {options.Memory / 1048576.0:0.#} MB are less than a worker itself needs. Give at least 64m.";
        }
        if (name == ExecutorChoice.Single && options.Isolate)
        {
            yield return $"--isolate gives each attempt a process of its own; {InThisProcess(options)} runs them in this process. Use --backend pool.";
        }
    }

    private static IEnumerable<string> ClusterProblems(SweepOptions options, string name)
    {
        string[] typed = [.. options.Cluster is null || name == NodeChoice.Ssh ? Array.Empty<string>() : ["--cluster"], .. options.Detach ? ["--detach"] : Array.Empty<string>()];
        if (typed.Length > 0 && !ExecutorChoice.IsCluster(options) && name != Orleans)
        {
            yield return options.Cluster is { } cluster && NodeChoice.IsFile(cluster)
                ? $"--cluster {cluster}: the nodes of a file are reached by ssh. Add --backend {NodeChoice.Ssh}."
                : $"{string.Join(" and ", typed)}: for a cluster. Add --backend {Orleans}.";
        }
        if (options is { Detach: true, Cluster: null } && ExecutorChoice.IsCluster(options))
        {
            yield return "--detach leaves a sweep to a cluster; without --cluster HOST:PORT the cluster is this process.";
        }
    }

    private static IEnumerable<string> NodeProblems(SweepOptions options)
    {
        if (options.Deploy && !ExecutorChoice.IsOnNodes(options))
        {
            yield return $"--deploy sends the experiment to nodes. Add --backend {NodeChoice.Ssh} or {SlurmChoice.Slurm}.";
        }
        string[] typed = [.. options.Slots is null ? Array.Empty<string>() : ["--slots"], .. options.Tags.Count == 0 ? Array.Empty<string>() : ["--tags"]];
        if (typed.Length > 0 && ExecutorChoice.IsOnNodes(options))
        {
            yield return $"{string.Join(" and ", typed)}: says what this machine gives; what nodes give is found there, or stands in the cluster file.";
        }
    }

    private static string InThisProcess(SweepOptions options) => options.Backend is null ? "--first" : "--backend single";
}
