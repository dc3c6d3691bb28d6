namespace ExpRunner.Spaces;

/// <summary>A range as it was written: numbers as text; of step, factor and count at most one.</summary>
internal sealed record RangeSpec(string Min, string Max, Scale Scale, string? Step, string? Factor, int? Count);
