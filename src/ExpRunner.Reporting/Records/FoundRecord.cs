using ExpRunner.Values;

namespace ExpRunner.Reporting.Records;

/// <summary>An object of a file, and where it stands there.</summary>
/// <param name="Value">The object.</param>
/// <param name="Place">Its place, for messages; made when it is asked for.</param>
internal readonly record struct FoundRecord(Value Value, Func<string> Place);
