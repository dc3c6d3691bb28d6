using System.Globalization;
using System.Text.RegularExpressions;
using ExpRunner.Programs.Captures;

namespace ExpRunner.Programs.Parsing;

/// <summary>
/// The logs in a repetition's folder: <c>train.stdout.log</c>, of the second attempt <c>train.stdout.2.log</c>; without a stage those of classes.
/// An attempt that has one of its two logs printed nothing on the other stream: what an earlier attempt printed there is not its own.
/// </summary>
internal static partial class FolderLogs
{
    private static readonly (CaptureStream Stream, string Name)[] Streams = [(CaptureStream.Output, "stdout"), (CaptureStream.Error, "stderr")];

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
            .Select(logs => (logs.Key.Attempt, new CaptureLog(logs.Key.Stage, stream, Path.Join(folder, NameOf(logs.Key.Stage, stream, logs.Key.Attempt)))))];

    private static IEnumerable<(int Attempt, CaptureLog Log)> All(string folder)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.log") : [])
        {
            if (Name().Match(Path.GetFileName(path)) is { Success: true } name)
            {
                var attempt = name.Groups["attempt"] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : 1;
                yield return (attempt, new(name.Groups["stage"].Value, Streams.First(stream => stream.Name == name.Groups["stream"].Value).Stream, path));
            }
        }
    }

    private static string NameOf(string stage, CaptureStream stream, int attempt) => string.Create(
        CultureInfo.InvariantCulture,
        $"{stage}{(stage.Length > 0 ? "." : "")}{Streams.First(known => known.Stream == stream).Name}{(attempt > 1 ? $".{attempt}" : "")}.log");

    [GeneratedRegex(@"^((?<stage>.+)\.)?(?<stream>stdout|stderr)(\.(?<attempt>[1-9][0-9]{0,8}))?\.log$", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
