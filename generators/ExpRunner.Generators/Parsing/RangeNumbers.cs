namespace ExpRunner.Generators.Parsing;

/// <summary>The numbers of a range.</summary>
internal sealed record RangeNumbers(RangeNumber? Min, RangeNumber? Max, RangeNumber? Step, RangeNumber? Factor, int? Count, bool IsLog);
