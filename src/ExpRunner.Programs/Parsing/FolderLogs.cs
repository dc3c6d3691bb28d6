using ExpRunner.Programs.Captures;

namespace ExpRunner.Programs.Parsing;

/// <summary>
/// The logs in a repetition's folder, as <see cref="LogName"/> calls them. An attempt that has one of its two logs printed nothing on the other stream: what an earlier attempt printed there is not its own.
/// </summary>
internal static class FolderLogs
{
    /// <summary>The logs of every stage's newest attempt, in the order in which they were last written to.</summary>
    public static IReadOnlyList<CaptureLog> Newest(string folder)
        => [.. All(folder)
            .GroupBy(log => log.Log.Stage)
            .SelectMany(stage => stage.Where(log => log.Attempt == stage.Max(other => other.Attempt)))
            .Select(log => log.Log)
            .OrderBy(log => File.GetLastWriteTimeUtc(log.Path))
            .ThenBy(log => log.Stage, StringComparer.Ordinal)
            .ThenBy(log => log.Stream)];

    /// <summary>The log of every attempt, the oldest first; there is no file where it printed on the other stream alone.</summary>
    /// <param name="folder">The repetition's folder.</param>
    /// <param name="stage">The stage; null: all, and in an attempt the one that was last written to is last.</param>
    /// <param name="stream">The stream.</param>
    public static IReadOnlyList<(int Attempt, CaptureLog Log)> Of(string folder, string? stage, CaptureStream stream)
        => [.. All(folder)
            .Where(log => stage is null || log.Log.Stage == stage)
            .GroupBy(log => (log.Attempt, log.Log.Stage))
            .OrderBy(logs => logs.Key.Attempt)
            .ThenBy(logs => logs.Max(log => File.GetLastWriteTimeUtc(log.Log.Path)))
            .ThenBy(logs => logs.Key.Stage, StringComparer.Ordinal)
            .Select(logs => (logs.Key.Attempt, LogName.Of(folder, logs.Key.Stage, stream, logs.Key.Attempt)))];

    private static IEnumerable<(int Attempt, CaptureLog Log)> All(string folder)
        => (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, LogName.Pattern) : []).Select(LogName.Read).OfType<(int, CaptureLog)>();
}
