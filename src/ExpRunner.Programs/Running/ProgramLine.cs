using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>A line that a program printed, as it came.</summary>
/// <param name="Attempt">Whose program.</param>
/// <param name="Stage">The stage it ran for.</param>
/// <param name="IsError">Whether it came on standard error.</param>
/// <param name="Text">The line, without its end.</param>
/// <param name="At">When it was read.</param>
internal readonly record struct ProgramLine(Attempt Attempt, string Stage, bool IsError, string Text, DateTimeOffset At);
