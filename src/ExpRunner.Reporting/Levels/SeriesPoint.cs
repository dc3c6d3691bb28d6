using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>One value of a series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Step">Its step, as the trial counted it, or from 0 where a program does not count.</param>
/// <param name="Value">The value, mostly a number.</param>
internal readonly record struct SeriesPoint(string Series, Value Step, Value Value);
