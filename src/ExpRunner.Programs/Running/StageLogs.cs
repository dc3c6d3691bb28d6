using System.Text;
using ExpRunner.Programs.Captures;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>
/// The logs of the stages of a repetition: <c>train.stdout.log</c>, of its second attempt <c>train.stdout.2.log</c>. A stage that ran has both, empty ones
/// too: that an attempt printed nothing is not that it printed what an earlier one did.
/// </summary>
internal static class StageLogs
{
    private const int TailLength = 64 * 1024;
    private const int LastLines = 20;

    /// <summary>The log of a stage of an attempt.</summary>
    public static string PathOf(string folder, Attempt attempt, string stage, bool isError)
        => Path.Join(folder, attempt.FileName(isError ? stage + ".stderr" : stage + ".stdout", "log"));

    /// <summary>The logs of a stage of the newest attempt, up to this one, that ran it.</summary>
    public static IEnumerable<CaptureLog> Newest(string folder, Attempt attempt, string stage)
    {
        for (var number = attempt.Number; number > 0; number--)
        {
            var earlier = number == attempt.Number ? attempt : attempt with { Number = number };
            var output = PathOf(folder, earlier, stage, isError: false);
            if (File.Exists(output))
            {
                return [new(stage, CaptureStream.Output, output), new(stage, CaptureStream.Error, PathOf(folder, earlier, stage, isError: true))];
            }
        }
        return [];
    }

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
