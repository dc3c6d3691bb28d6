namespace ExpRunner.Statistics;

/// <summary>An interval of numbers, both ends in it; NaN and NaN where it is not defined.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>An interval that is not defined.</summary>
    public static Interval Undefined { get; } = new(double.NaN, double.NaN);
}
