using ExpRunner.Execution;

namespace ExpRunner.Cluster.Working;

/// <summary>An executor of a sweep on this machine, whose processes are bound to devices where the sweep needs some. Guarded by its owner's lock.</summary>
/// <param name="executor">The executor, started.</param>
/// <param name="devices">What its processes are bound to; none where the sweep needs none.</param>
/// <param name="since">When it was started, by the worker's clock.</param>
internal sealed class Station(IExecutor executor, IReadOnlyList<string> devices, long since)
{
    public IExecutor Executor => executor;

    public IReadOnlyList<string> Devices => devices;

    public long Since => since;

    /// <summary>How many of its slots are taken.</summary>
    public int Running { get; set; }

    /// <summary>Whether anything has run here.</summary>
    public bool HasRun { get; set; }
}
