using ExpRunner.Execution;
using ExpRunner.Programs;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>The executors of one sweep, made and started when an experiment needs one: one for all classes, one for all programs.</summary>
internal sealed class ExecutorSet(
    SweepOptions options, IReadOnlyList<PreparedExperiment> prepared, ISweepProgress progress, TimeProvider time, CancellationToken stop, CancellationToken kill) : IAsyncDisposable
{
    private readonly Dictionary<bool, IExecutor> _executors = [];

    /// <summary>The executor that runs the experiment, ready.</summary>
    public async Task<IExecutor> ForAsync(Experiment experiment)
    {
        var isProgram = experiment is ProgramSweep;
        if (!_executors.TryGetValue(isProgram, out var executor))
        {
            executor = Create(isProgram);
            _executors.Add(isProgram, executor);
            await executor.StartAsync(kill).ConfigureAwait(false);
        }
        return executor;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var executor in _executors.Values)
        {
            await executor.DisposeAsync().ConfigureAwait(false);
        }
        if (_executors.ContainsKey(false))
        {
            ScratchFolder.Clear(options.Out);
        }
    }

    private IExecutor Create(bool isProgram)
    {
        var kin = prepared.Where(entry => entry.Plan.Experiment is ProgramSweep == isProgram).ToList();
        var most = kin.Max(entry => entry.Run.Plan.ToRun);
        return isProgram
            ? ExecutorChoice.CreateForPrograms(options, [.. kin.Select(entry => ((ProgramSweep)entry.Plan.Experiment).Spec)], most, progress, time)
            : ExecutorChoice.Create(options, most, progress, time, stop);
    }
}
