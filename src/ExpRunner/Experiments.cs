using ExpRunner.Execution;
using ExpRunner.Hosting.Progress;
using ExpRunner.Hosting.Running;
using ExpRunner.Sweeps;

namespace ExpRunner;

/// <summary>Experiments from code: all that the command line can.</summary>
public static class Experiments
{
    /// <summary>The names of the experiments of the loaded assemblies.</summary>
    public static IReadOnlyList<string> Names => ExperimentRegistry.Names;

    /// <summary>An experiment as the runtime sees it: name, config fields, search space.</summary>
    public static Experiment Of<T>()
        where T : IExperiment<T> => T.Definition;

    /// <summary>Runs what is missing or failed of a sweep.</summary>
    /// <remarks>Pool workers are started as this program with the hidden verb <c>worker</c>: its <c>Main</c> must call <see cref="ExpRunnerHost.RunAsync"/> for them.</remarks>
    /// <param name="options">What to run.</param>
    /// <param name="progress">Watches it; null: nobody.</param>
    /// <param name="cancel">Starts nothing new and ends what runs; nothing finished is lost.</param>
    /// <exception cref="SweepException">Something is wrong with the options, the folder or an experiment; nothing has run.</exception>
    /// <exception cref="ExecutorException">The executor cannot run anything.</exception>
    public static Task<SweepSummary> RunAsync(SweepOptions options, ISweepProgress? progress = null, CancellationToken cancel = default)
        => RunAsync(options, RegisteredExperiments.Instance, progress, cancel);

    /// <summary>Runs what is missing or failed of a program's sweep, below the folder of its name.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">How; null: as the defaults say.</param>
    /// <param name="progress">Watches it; null: nobody.</param>
    /// <param name="cancel">Starts nothing new and ends what runs; nothing finished is lost.</param>
    /// <exception cref="SweepException">Something is wrong with the program, the options or the folder; nothing has run.</exception>
    /// <exception cref="ExecutorException">The executor cannot run anything.</exception>
    public static Task<SweepSummary> RunAsync(this ProgramExperiment program, SweepOptions? options = null, ISweepProgress? progress = null, CancellationToken cancel = default)
        => RunAsync([program], options, progress, cancel);

    /// <summary>Runs what is missing or failed of the sweeps of several programs, one after the other; all are checked before the first runs.</summary>
    /// <param name="programs">The programs, each with a name of its own.</param>
    /// <param name="options">How; null: as the defaults say.</param>
    /// <param name="progress">Watches it; null: nobody.</param>
    /// <param name="cancel">Starts nothing new and ends what runs; nothing finished is lost.</param>
    /// <exception cref="SweepException">Something is wrong with a program, the options or the folder; nothing has run.</exception>
    /// <exception cref="ExecutorException">The executor cannot run anything.</exception>
    public static Task<SweepSummary> RunAsync(IEnumerable<ProgramExperiment> programs, SweepOptions? options = null, ISweepProgress? progress = null, CancellationToken cancel = default)
    {
        options ??= new SweepOptions();
        return RunAsync(options, ProgramSource.Of(programs, options), progress, cancel);
    }

    private static async Task<SweepSummary> RunAsync(SweepOptions options, IExperimentSource experiments, ISweepProgress? progress, CancellationToken cancel)
    {
        using var runner = new SweepRunner(options, experiments, progress ?? QuietProgress.Nobody, TimeProvider.System);
        runner.Prepare(readOnly: false);
        return await runner.RunAsync(cancel, cancel).ConfigureAwait(false);
    }
}
