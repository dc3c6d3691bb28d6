namespace ExpRunner.Generators.Model;

/// <summary>How a field is varied.</summary>
internal abstract record VariationSpec;

/// <summary>Choices, as C# expressions.</summary>
internal sealed record ChoicesSpec(EquatableArray<string> Literals) : VariationSpec;

/// <summary>Every value of a bool or enum, every alternative.</summary>
internal sealed record AllSpec : VariationSpec;

/// <summary>The values of a static member, as a C# expression.</summary>
internal sealed record SourceSpec(string Expression) : VariationSpec;

/// <summary>A range; numbers as invariant text.</summary>
internal sealed record RangeSpec(string Min, string Max, bool IsLog, string? Step, string? Factor, int? Count) : VariationSpec;
