namespace ExpRunner.Reporting.Live;

/// <summary>How fast a sweep goes.</summary>
/// <param name="PerSecond">Repetitions that end in a second; null: too few have ended to tell.</param>
/// <param name="Left">The time left if the rest goes on like that; null: it cannot be told.</param>
/// <param name="Least">The lower end of where the time left lies, 19 times out of 20; null: too few have ended to tell.</param>
/// <param name="Most">The upper end.</param>
internal readonly record struct Pace(double? PerSecond, TimeSpan? Left, TimeSpan? Least, TimeSpan? Most);
