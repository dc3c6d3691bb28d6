namespace ExpRunner.Programs.Captures;

/// <summary>A log that a stage left.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Stream">What it holds.</param>
/// <param name="Path">Where it is.</param>
internal sealed record CaptureLog(string Stage, CaptureStream Stream, string Path);
