namespace ExpRunner.Cluster.Coordinating;

/// <summary>How a sweep is kept.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Warn">Takes what the people at the head should know of this sweep.</param>
/// <param name="MostPages">The longest that the log becomes before it is made short.</param>
internal sealed record SweepKeeping(TimeProvider Time, Action<string> Warn, int MostPages);
