using System.Globalization;
using ExpRunner.Cluster;
using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Executors.Single;
using ExpRunner.Hosting.Commands;
using ExpRunner.Programs;
using ExpRunner.Programs.Running;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Running;

/// <summary>Knows every executor: its name, and how it is made.</summary>
internal static class ExecutorChoice
{
    private const string Single = "single";
    private const string Pool = "pool";
    private const string Orleans = "orleans";
    private const long LeastMemory = 64 << 20;
    private static IReadOnlyList<string> Names => [Single, Pool, NodeChoice.Ssh, SlurmChoice.Slurm, .. ClusterRegistry.Names];

    /// <summary>The executor a sweep runs on.</summary>
    public static string NameOf(SweepOptions options) => options.Backend ?? (options.First ? Single : Pool);

    /// <summary>Whether the executor runs attempts on this machine, so that what they need is to be here.</summary>
    public static bool RunsHere(SweepOptions options) => NameOf(options) is Single or Pool;

    /// <summary>Whether it runs on nodes.</summary>
    public static bool IsOnNodes(SweepOptions options) => NameOf(options) is NodeChoice.Ssh or SlurmChoice.Slurm;

    /// <summary>Whether a cluster runs it, by a schedule of its own.</summary>
    public static bool IsCluster(SweepOptions options) => !RunsHere(options) && ClusterEngine.Find(NameOf(options)) is not null;

    /// <summary>What this machine lacks to run programs, where it is to run them.</summary>
    public static IEnumerable<string> LocalProblems(SweepOptions options, IEnumerable<ProgramSweep> programs)
        => RunsHere(options) ? programs.SelectMany(program => program.LocalProblems()) : [];

    /// <summary>Whether attempts run in other processes, so that what they print is known from their logs alone.</summary>
    public static bool IsElsewhere(SweepOptions options) => NameOf(options) != Single;

    /// <summary>What is wrong with the executor asked for.</summary>
    public static IEnumerable<string> Problems(SweepOptions options, IExperimentSource experiments)
    {
        var name = NameOf(options);
        ProgramSweep[] programs = [.. experiments.Names.Select(experiments.Find).OfType<ProgramSweep>()];
        var arePrograms = experiments.Problems.Count > 0 || (programs.Length > 0 && programs.Length == experiments.Names.Count);
        var own = arePrograms ? [.. ProgramProblems(options, name), .. LocalProblems(options, programs)] : ClassProblems(options, name);
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
        if (name == Single && options.Workers > 1)
        {
            yield return $"--workers {options.Workers}: {InThisProcess(options)} runs one program at a time. Leave one of them out.";
        }
    }

    private static IEnumerable<string> NameProblems(string name)
    {
        if (name is not (Single or Pool or NodeChoice.Ssh or SlurmChoice.Slurm) && ClusterEngine.Find(name) is null)
        {
            yield return name == Orleans
                ? $"--backend {name}: its package is not here. {ClusterEngine.WayOut}"
                : $"--backend {name}: there is no such executor.{NearNames.Hint(name, Names)} There are: {string.Join(", ", Names)}.";
        }
    }

    private static IEnumerable<string> ClassProblems(SweepOptions options, string name)
    {
        if (name == Single && options.Workers > 1)
        {
            yield return "--workers is for --backend pool; --backend single runs one attempt at a time, in this process.";
        }
        if (name == Single && options.Memory is not null)
        {
            yield return $"--memory limits worker processes; {InThisProcess(options)} has none. Use --backend pool.";
        }
        if (options.Memory < LeastMemory)
        {
            yield return $"--memory: {options.Memory / 1048576.0:0.#} MB are less than a worker itself needs. Give at least 64m.";
        }
        if (name == Single && options.Isolate)
        {
            yield return $"--isolate gives each attempt a process of its own; {InThisProcess(options)} runs them in this process. Use --backend pool.";
        }
    }

    private static IEnumerable<string> ClusterProblems(SweepOptions options, string name)
    {
        string[] typed = [.. options.Cluster is null || name == NodeChoice.Ssh ? Array.Empty<string>() : ["--cluster"], .. options.Detach ? ["--detach"] : Array.Empty<string>()];
        if (typed.Length > 0 && !IsCluster(options) && name != Orleans)
        {
            yield return $"{string.Join(" and ", typed)}: for a cluster. Add --backend {Orleans}.";
        }
        if (options is { Detach: true, Cluster: null } && IsCluster(options))
        {
            yield return "--detach leaves a sweep to a cluster; without --cluster HOST:PORT the cluster is this process.";
        }
    }

    private static IEnumerable<string> NodeProblems(SweepOptions options)
    {
        if (options.Deploy && !IsOnNodes(options))
        {
            yield return $"--deploy sends the experiment to nodes. Add --backend {NodeChoice.Ssh} or {SlurmChoice.Slurm}.";
        }
        string[] typed = [.. options.Slots is null ? Array.Empty<string>() : ["--slots"], .. options.Tags.Count == 0 ? Array.Empty<string>() : ["--tags"]];
        if (typed.Length > 0 && IsOnNodes(options))
        {
            yield return $"{string.Join(" and ", typed)}: says what this machine gives; what nodes give is found there, or stands in the cluster file.";
        }
    }

    private static string InThisProcess(SweepOptions options) => options.Backend is null ? "--first" : "--backend single";

    /// <summary>Makes the executor of classes that need the same; it is not started.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="experiment">One of them.</param>
    /// <param name="toRun">The most repetitions any of them runs.</param>
    /// <param name="progress">Takes warnings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Has fired where the sweep was interrupted: the exit code of a process that must end at once tells.</param>
    public static IExecutor Create(SweepOptions options, Experiment experiment, UInt128 toRun, ISweepProgress progress, TimeProvider time, CancellationToken stop)
    {
        var limits = LimitsOf(options, experiment);
        return NameOf(options) == Single
            ? new SingleExecutor(new SingleOptions
            {
                Find = ExperimentRegistry.Find,
                Worker = $"{Environment.MachineName}/{Environment.ProcessId}",
                Unstoppable = message => End(progress, message, stop),
                Limits = limits,
                Output = new ConsoleCapture(options.Tee || options.First, options.MaxLog),
                Time = time,
            })
            : new PoolExecutor(PoolOf(options, experiment, toRun, limits, progress, time));
    }

    /// <summary>Makes the executor that runs a program; it is not started.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="program">The program.</param>
    /// <param name="toRun">The repetitions it runs.</param>
    /// <param name="progress">Takes warnings.</param>
    /// <param name="time">The clock.</param>
    public static IExecutor Create(SweepOptions options, ProgramSweep program, UInt128 toRun, ISweepProgress progress, TimeProvider time)
        => new ProgramExecutor(ProgramOptionsOf(options, program, SlotChoice.BindingsOf(options, program, toRun), progress, time));

    /// <summary>How a program runs.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="program">The program.</param>
    /// <param name="slots">What each slot of this machine binds.</param>
    /// <param name="progress">Takes warnings.</param>
    /// <param name="time">The clock.</param>
    public static ProgramExecutorOptions ProgramOptionsOf(SweepOptions options, ProgramSweep program, IReadOnlyList<string> slots, ISweepProgress progress, TimeProvider time)
    {
        var spec = program.Spec with { SlotVariable = SlotChoice.VariableOf(options, program) };
        return new ProgramExecutorOptions
        {
            Find = name => name == spec.Name ? spec : null,
            Worker = $"{Environment.MachineName}/{Environment.ProcessId}",
            Slots = slots,
            Environment = InheritedVariables.All,
            ScratchFolder = ScratchFolder.For(options.Out),
            Limits = LimitsOf(options, program),
            Line = LineOf(options),
            Warn = progress.Warn,
            Time = time,
        };
    }

    /// <summary>Shows what programs print while they run: of one alone as it is, of several with the trial and the stage it came from.</summary>
    private static Action<ProgramLine>? LineOf(SweepOptions options) => options switch
    {
        { First: true } => line => Console.Error.WriteLine(line.Text),
        { Tee: true } => line => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"#{line.Attempt.ExperimentId}/{line.Attempt.RunId} {line.Stage}| {line.Text}")),
        _ => null,
    };

    /// <summary>The limits of each attempt; a program may bring one of its own.</summary>
    public static AttemptLimits LimitsOf(SweepOptions options, Experiment experiment)
        => new() { Timeout = options.Timeout ?? (experiment as ProgramSweep)?.Spec.Timeout, IdleTimeout = options.IdleTimeout, Grace = options.Grace, Memory = options.Memory, MaxLog = options.MaxLog };

    private static PoolOptions PoolOf(SweepOptions options, Experiment experiment, UInt128 toRun, AttemptLimits limits, ISweepProgress progress, TimeProvider time)
    {
        var scratch = ScratchFolder.For(options.Out);
        return new PoolOptions
        {
            Slots = SlotChoice.BindingsOf(options, experiment, toRun),
            SlotVariable = SlotChoice.VariableOf(options, experiment),
            Isolate = options.Isolate,
            Command = ThisProgram.Command(WorkerVerb.Name),
            Program = ThisProgram.Keep(scratch, options.Out),
            ScratchFolder = scratch,
            Version = ThisProgram.Version,
            CodeIdentity = ExperimentRegistry.CodeIdentity,
            Limits = limits,
            Warn = progress.Warn,
            Time = time,
        };
    }

    /// <summary>The outcome is recorded; the thread that does not end cannot be, so the process ends.</summary>
    private static void End(ISweepProgress progress, string message, CancellationToken stop)
    {
        progress.Warn(message);
        Environment.Exit(stop.IsCancellationRequested ? SweepSummary.ExitInterrupted : SweepSummary.ExitFailed);
    }
}
