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

    /// <summary>Whether attempts run in this process, so that what they print can be shown as it is printed.</summary>
    public static bool RunsHere(SweepOptions options) => NameOf(options) == Single;

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

    /// <summary>Makes sure that there is an executor of that name.</summary>
    /// <exception cref="SweepException">There is none.</exception>
    public static void Check(SweepOptions options)
    {
        var name = NameOf(options);
        if (!Names.Contains(name))
        {
            throw new SweepException($"--backend {name}: there is no such executor.{NearNames.Hint(name, Names)} There are: {string.Join(", ", Names)}.");
        }
        if (name == Single && options.Workers > 1)
        {
            throw new SweepException("--workers is for --backend pool; --backend single runs one attempt at a time, in this process.");
        }
    }

    /// <summary>Makes the executor; it is not started.</summary>
    public static IExecutor Create(SweepOptions options, UInt128 toRun, ISweepProgress progress, TimeProvider time)
    {
        var limits = new AttemptLimits { Timeout = options.Timeout, IdleTimeout = options.IdleTimeout, Grace = options.Grace };
        return NameOf(options) == Single
            ? new SingleExecutor(new SingleOptions
            {
                Find = ExperimentRegistry.Find,
                Worker = $"{Environment.MachineName}/{Environment.ProcessId}",
                Unstoppable = message => End(progress, message),
                Limits = limits,
                Output = new ConsoleCapture(options.Tee || options.First),
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
    private static void End(ISweepProgress progress, string message)
    {
        progress.Warn(message);
        Environment.Exit(1);
    }
}
