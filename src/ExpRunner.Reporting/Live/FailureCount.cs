namespace ExpRunner.Reporting.Live;

/// <summary>How many repetitions failed of one cause.</summary>
/// <param name="Status">How they ended, as results.jsonl names it.</param>
/// <param name="Cause">The first line of the message, without what differs from trial to trial.</param>
/// <param name="Count">How many.</param>
/// <param name="Example">One of them, as <c>#4/0</c>.</param>
internal sealed record FailureCount(string Status, string Cause, int Count, string Example);
