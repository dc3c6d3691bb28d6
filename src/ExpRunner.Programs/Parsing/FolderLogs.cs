using System.Globalization;
using System.Text.RegularExpressions;
using ExpRunner.Programs.Captures;

namespace ExpRunner.Programs.Parsing;

/// <summary>The logs in a repetition's folder: <c>train.stdout.log</c>, of the second attempt <c>train.stdout.2.log</c>; without a stage those of classes.</summary>
internal static partial class FolderLogs
{
    /// <summary>The newest log of every stage and stream, in the order in which they were last written to.</summary>
    public static IReadOnlyList<CaptureLog> Newest(string folder)
        => !Directory.Exists(folder) ? [] : [.. All(folder)
            .GroupBy(log => (log.Log.Stage, log.Log.Stream))
            .Select(group => group.MaxBy(log => log.Attempt))
            .OrderBy(log => File.GetLastWriteTimeUtc(log.Log.Path))
            .ThenBy(log => log.Log.Stage, StringComparer.Ordinal)
            .ThenBy(log => log.Log.Stream)
            .Select(log => log.Log)];

    /// <summary>Every log of a stream, the oldest attempt first.</summary>
    /// <param name="folder">The repetition's folder.</param>
    /// <param name="stage">The stage; null: all, and in an attempt the one that was last written to is last.</param>
    /// <param name="stream">The stream.</param>
    public static IReadOnlyList<(int Attempt, CaptureLog Log)> Of(string folder, string? stage, CaptureStream stream)
        => !Directory.Exists(folder) ? [] : [.. All(folder)
            .Where(log => log.Log.Stream == stream && (stage is null || log.Log.Stage == stage))
            .OrderBy(log => log.Attempt)
            .ThenBy(log => stage is null ? File.GetLastWriteTimeUtc(log.Log.Path) : default)
            .ThenBy(log => log.Log.Stage, StringComparer.Ordinal)];

    private static IEnumerable<(int Attempt, CaptureLog Log)> All(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.log"))
        {
            if (Name().Match(Path.GetFileName(path)) is { Success: true } name)
            {
                var attempt = name.Groups["attempt"] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : 1;
                yield return (attempt, new(name.Groups["stage"].Value, name.Groups["stream"].ValueSpan is "stdout" ? CaptureStream.Output : CaptureStream.Error, path));
            }
        }
    }

    [GeneratedRegex(@"^((?<stage>.+)\.)?(?<stream>stdout|stderr)(\.(?<attempt>[1-9][0-9]{0,8}))?\.log$", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
