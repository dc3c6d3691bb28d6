using System.Text;
using ExpRunner.Programs.Captures;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>
/// The logs of the stages of a repetition, as <see cref="LogName"/> calls them. What printed nothing has none, except
/// where an earlier attempt has one: that an attempt printed nothing is not that it printed what another did.
/// </summary>
internal static class StageLogs
{
    private const int TailLength = 64 * 1024;
    private const int LastLines = 20;

    /// <summary>The log of a stage of an attempt.</summary>
    public static string PathOf(string folder, Attempt attempt, string stage, bool isError)
        => LogName.Of(folder, stage, isError ? CaptureStream.Error : CaptureStream.Output, attempt.Number).Path;

    /// <summary>The logs of a stage of the newest attempt, up to this one, that ran it.</summary>
    public static IEnumerable<CaptureLog> Newest(string folder, Attempt attempt, string stage)
    {
        for (var number = attempt.Number; number > 0; number--)
        {
            var logs = Of(folder, attempt with { Number = number }, stage);
            if (logs.Any(log => File.Exists(log.Path)))
            {
                return logs;
            }
        }
        return [];
    }

    /// <summary>Sees to it that a stage that this attempt ran has a log if an earlier attempt has one.</summary>
    public static void Supersede(string folder, Attempt attempt, string stage)
    {
        if (attempt.Number > 1 && Newest(folder, attempt, stage).FirstOrDefault() is { } newest && newest != Of(folder, attempt, stage)[0])
        {
            File.Create(PathOf(folder, attempt, stage, isError: false)).Dispose();
        }
    }

    private static CaptureLog[] Of(string folder, Attempt attempt, string stage) =>
    [
        LogName.Of(folder, stage, CaptureStream.Output, attempt.Number),
        LogName.Of(folder, stage, CaptureStream.Error, attempt.Number),
    ];

    /// <summary>The last lines of a log, each behind a newline; empty where there are none.</summary>
    public static string LastLinesOf(string log)
    {
        try
        {
            using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            file.Seek(-Math.Min(TailLength, file.Length), SeekOrigin.End);
            var bytes = new byte[Math.Min(TailLength, file.Length)];
            var text = Encoding.UTF8.GetString(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
            var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return string.Concat(lines.TakeLast(LastLines).Select(line => '\n' + line));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
