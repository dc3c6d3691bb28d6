namespace ExpRunner.Reporting.Html;

/// <summary>A repetition that did not complete.</summary>
/// <param name="Row">The row of its trial; -1 where that has no line yet.</param>
/// <param name="Id">The trial.</param>
/// <param name="RunId">The repetition.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Message">Why, whole.</param>
/// <param name="Folder">Where its logs are; null where that is not known.</param>
internal sealed record FailedRun(int Row, string Id, long RunId, string Status, string Message, string? Folder);
