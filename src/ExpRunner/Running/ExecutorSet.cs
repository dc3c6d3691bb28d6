using ExpRunner.Execution;
using ExpRunner.Programs;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>The executors of one sweep, made and started when an experiment needs one: one for all classes, one for each program.</summary>
internal sealed class ExecutorSet(
    SweepOptions options, IReadOnlyList<PreparedExperiment> prepared, ISweepProgress progress, TimeProvider time, CancellationToken stop, CancellationToken kill) : IAsyncDisposable
{
    private readonly Dictionary<ProgramSweep, IExecutor> _forPrograms = [];
    private IExecutor? _forClasses;

    /// <summary>The executor that runs the experiment, ready.</summary>
    public async Task<IExecutor> ForAsync(Experiment experiment)
    {
        var known = experiment is ProgramSweep program ? _forPrograms.GetValueOrDefault(program) : _forClasses;
        if (known is not null)
        {
            return known;
        }
        var executor = Create(experiment);
        await executor.StartAsync(kill).ConfigureAwait(false);
        return executor;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var executor in _forPrograms.Values)
        {
            await executor.DisposeAsync().ConfigureAwait(false);
        }
        if (_forClasses is not null)
        {
            await _forClasses.DisposeAsync().ConfigureAwait(false);
        }
        ScratchFolder.Clear(options.Out);
    }

    private IExecutor Create(Experiment experiment)
    {
        if (experiment is ProgramSweep program)
        {
            return _forPrograms[program] = ExecutorChoice.Create(options, program.Spec, MostOf(entry => entry == experiment), progress, time);
        }
        return _forClasses = ExecutorChoice.Create(options, MostOf(entry => entry is not ProgramSweep), progress, time, stop);
    }

    private UInt128 MostOf(Func<Experiment, bool> isMeant) => prepared.Where(entry => isMeant(entry.Plan.Experiment)).Max(entry => entry.Run.Plan.ToRun);
}
