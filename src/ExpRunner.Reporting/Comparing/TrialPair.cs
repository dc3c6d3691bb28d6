using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>A config in both results.</summary>
/// <param name="First">Its trial in the first.</param>
/// <param name="Second">Its trial in the second.</param>
/// <param name="Config">The fields that both have.</param>
internal sealed record TrialPair(ResultRow First, ResultRow Second, IReadOnlyDictionary<string, Value> Config);
