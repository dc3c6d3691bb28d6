namespace ExpRunner.Results;

/// <summary>A config field of a recorded space, for people.</summary>
/// <param name="Name">Its path, with dots.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Values">What a search may put there.</param>
/// <param name="Count">How many values; null: any number in a range.</param>
internal sealed record RecordedField(string Name, string Type, string Values, UInt128? Count);
