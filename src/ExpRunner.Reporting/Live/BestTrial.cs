namespace ExpRunner.Reporting.Live;

/// <summary>The best trial so far by one score.</summary>
/// <param name="Score">The score.</param>
/// <param name="IsMaximised">Whether more is better.</param>
/// <param name="Value">The mean over its repetitions, as it was written.</param>
/// <param name="Id">The trial.</param>
/// <param name="Config">What tells its config from others.</param>
internal sealed record BestTrial(string Score, bool IsMaximised, string Value, string Id, string Config);
