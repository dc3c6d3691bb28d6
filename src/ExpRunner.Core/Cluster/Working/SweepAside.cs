using ExpRunner.Execution;

namespace ExpRunner.Cluster.Working;

/// <summary>Whether a sweep is left to others for a while, because it cannot run here: said once for each reason. Guarded by its owner's lock, but for what it says.</summary>
internal sealed class SweepAside(OpenSweep sweep, ClusterWorkerOptions options)
{
    private string? _said;
    private long? _since;

    /// <summary>Whether it is left to others now.</summary>
    public bool IsNow => _since is { } since && options.Time.GetElapsedTime(since) < options.AsideFor;

    /// <summary>It is, from now on; true: for a reason that was not said.</summary>
    public bool Begin(Exception fault)
    {
        var isNew = _said != fault.Message;
        (_said, _since) = (fault.Message, options.Time.GetTimestamp());
        return isNew;
    }

    /// <summary>It can run.</summary>
    public void End() => _since = null;

    /// <summary>Says why; never within the lock.</summary>
    public void Say(Exception fault)
    {
        var why = fault is ExecutorException or ClusterException ? fault.Message : $"{fault.GetType().Name}: {fault.Message}";
        options.Warn($"The sweep {sweep.Id} of {sweep.Terms.Experiment} cannot run here: {why} It is left to others and tried again every {options.AsideFor.TotalSeconds:0.#} s.");
    }
}
