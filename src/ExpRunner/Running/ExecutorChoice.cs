using System.Globalization;
using ExpRunner.Cluster;
using ExpRunner.Commands;
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
    /// <summary>Runs one attempt at a time in this process.</summary>
    public const string Single = "single";

    /// <summary>Runs attempts in processes of this machine.</summary>
    public const string Pool = "pool";

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
        Environment.Exit(stop.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Failure);
    }
}
