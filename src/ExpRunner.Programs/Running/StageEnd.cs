using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>How a stage of an attempt ended.</summary>
/// <param name="Status">How.</param>
/// <param name="Error">Why it did not complete.</param>
/// <param name="ExitCode">The exit code of its program, where it ended by itself.</param>
internal readonly record struct StageEnd(AttemptStatus Status, string? Error = null, int? ExitCode = null);
