namespace ExpRunner.Hosting.Notifying;

/// <summary>How far an experiment is.</summary>
/// <param name="Planned">The repetitions asked for.</param>
/// <param name="Completed">Those that have completed.</param>
/// <param name="Failed">Those that ended otherwise in this start.</param>
internal readonly record struct NotifyCount(UInt128 Planned, UInt128 Completed, UInt128 Failed);
