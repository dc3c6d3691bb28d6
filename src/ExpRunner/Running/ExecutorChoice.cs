using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Executors.Single;
using ExpRunner.Hosting.Commands;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Running;

/// <summary>Knows every executor: its name, and how it is made.</summary>
internal static class ExecutorChoice
{
    private const string Single = "single";
    private const string Pool = "pool";
    private static readonly string[] Names = [Single, Pool];

    /// <summary>The executor a sweep runs on.</summary>
    public static string NameOf(SweepOptions options) => options.Backend ?? (options.First ? Single : Pool);

    /// <summary>The number of attempts that can run at once.</summary>
    public static int SlotsOf(SweepOptions options, UInt128 toRun)
    {
        if (NameOf(options) == Single)
        {
            return 1;
        }
        var workers = options.Workers ?? Environment.ProcessorCount;
        return toRun < (UInt128)workers ? Math.Max(1, (int)toRun) : workers;
    }

    /// <summary>Whether attempts run in other processes, so that what they print is known from their logs alone.</summary>
    public static bool IsElsewhere(SweepOptions options) => NameOf(options) != Single;

    /// <summary>What is wrong with the executor asked for.</summary>
    public static IEnumerable<string> Problems(SweepOptions options)
    {
        var name = NameOf(options);
        if (!Names.Contains(name))
        {
            yield return $"--backend {name}: there is no such executor.{NearNames.Hint(name, Names)} There are: {string.Join(", ", Names)}.";
        }
        if (name == Single && options.Workers > 1)
        {
            yield return "--workers is for --backend pool; --backend single runs one attempt at a time, in this process.";
        }
    }

    /// <summary>Makes the executor; it is not started.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="toRun">The most repetitions any experiment runs.</param>
    /// <param name="progress">Takes warnings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Has fired where the sweep was interrupted: the exit code of a process that must end at once tells.</param>
    public static IExecutor Create(SweepOptions options, UInt128 toRun, ISweepProgress progress, TimeProvider time, CancellationToken stop)
    {
        var limits = new AttemptLimits { Timeout = options.Timeout, IdleTimeout = options.IdleTimeout, Grace = options.Grace, MaxLog = options.MaxLog };
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
            : new PoolExecutor(new PoolOptions
            {
                Workers = SlotsOf(options, toRun),
                Command = ThisProgram.Command(WorkerVerb.Name),
                ScratchFolder = ScratchFolder.For(options.Out),
                Version = ThisProgram.Version,
                CodeIdentity = ThisProgram.CodeIdentity,
                Limits = limits,
                Warn = progress.Warn,
                Time = time,
            });
    }

    /// <summary>The outcome is recorded; the thread that does not end cannot be, so the process ends.</summary>
    private static void End(ISweepProgress progress, string message, CancellationToken stop)
    {
        progress.Warn(message);
        Environment.Exit(stop.IsCancellationRequested ? SweepSummary.ExitInterrupted : SweepSummary.ExitFailed);
    }
}
