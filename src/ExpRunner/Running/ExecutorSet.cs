using ExpRunner.Execution;
using ExpRunner.Programs;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>The executors of one sweep, made and started when an experiment needs one: one for classes that need the same, one for each program.</summary>
internal sealed class ExecutorSet(
    SweepOptions options, IReadOnlyList<PreparedExperiment> prepared, ISweepProgress progress, TimeProvider time, CancellationToken stop, CancellationToken kill) : IAsyncDisposable
{
    private readonly Dictionary<ProgramSweep, IExecutor> _forPrograms = [];
    private readonly ClusterBackend _cluster = new(options, progress.Warn, time);
    private readonly NodeBackend _nodes = new(options, progress, time);
    private (Needs Needs, IExecutor Executor)? _forClasses;

    /// <summary>Runs what is left of an experiment where it is to run.</summary>
    /// <exception cref="ExecutorException">Nothing can run there.</exception>
    public async Task<ExperimentSummary> RunAsync(PreparedExperiment experiment)
    {
        if (ExecutorChoice.IsCluster(options))
        {
            var queue = await _cluster.ForAsync(experiment.Plan, stop).ConfigureAwait(false);
            return await experiment.Run.RunAsync(queue, options.Detach, stop, kill).ConfigureAwait(false);
        }
        var executor = await ForAsync(experiment.Plan.Experiment).ConfigureAwait(false);
        return await experiment.Run.RunAsync(executor, stop, kill).ConfigureAwait(false);
    }

    private async Task<IExecutor> ForAsync(Experiment experiment)
    {
        if (Known(experiment) is { } known)
        {
            return known;
        }
        await EndClassesAsync().ConfigureAwait(false);
        if (ExecutorChoice.IsOnNodes(options))
        {
            await EndProgramsAsync().ConfigureAwait(false);
            await _nodes.BeforeNextAsync().ConfigureAwait(false);
        }
        var executor = await CreateAsync(experiment).ConfigureAwait(false);
        await executor.StartAsync(kill).ConfigureAwait(false);
        return executor;
    }

    public async ValueTask DisposeAsync()
    {
        await EndProgramsAsync().ConfigureAwait(false);
        await EndClassesAsync().ConfigureAwait(false);
        await _nodes.DisposeAsync().ConfigureAwait(false);
        await _cluster.DisposeAsync().ConfigureAwait(false);
        ScratchFolder.Clear(options.Out);
    }

    private IExecutor? Known(Experiment experiment) => experiment is ProgramSweep program
        ? _forPrograms.GetValueOrDefault(program)
        : _forClasses is { } classes && classes.Needs == experiment.Needs ? classes.Executor : null;

    /// <summary>Workers keep what they have, devices too, so they go before others are made.</summary>
    private async Task EndClassesAsync()
    {
        if (_forClasses is { } classes)
        {
            _forClasses = null;
            await classes.Executor.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task EndProgramsAsync()
    {
        foreach (var executor in _forPrograms.Values)
        {
            await executor.DisposeAsync().ConfigureAwait(false);
        }
        _forPrograms.Clear();
    }

    private async Task<IExecutor> CreateAsync(Experiment experiment)
    {
        if (experiment is ProgramSweep program)
        {
            var repetitions = MostOf(entry => entry == experiment);
            return _forPrograms[program] = ExecutorChoice.IsOnNodes(options)
                ? await _nodes.CreateAsync(experiment, repetitions, kill).ConfigureAwait(false)
                : ExecutorChoice.Create(options, program, repetitions, progress, time);
        }
        var most = MostOf(entry => entry is not ProgramSweep && entry.Needs == experiment.Needs);
        var executor = ExecutorChoice.IsOnNodes(options)
            ? await _nodes.CreateAsync(experiment, most, kill).ConfigureAwait(false)
            : ExecutorChoice.Create(options, experiment, most, progress, time, stop);
        _forClasses = (experiment.Needs, executor);
        return executor;
    }

    /// <summary>More may be added to a queue than is there.</summary>
    private UInt128 MostOf(Func<Experiment, bool> isMeant) => options.Queue is not null ? UInt128.MaxValue : prepared.Where(entry => isMeant(entry.Plan.Experiment)).Max(entry => entry.Run.Plan.ToRun);
}
