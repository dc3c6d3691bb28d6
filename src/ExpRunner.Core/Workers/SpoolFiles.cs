using System.Text;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>The names both ends of a worker know for what a trial prints: where it is spooled and where it is kept.</summary>
internal static class SpoolFiles
{
    /// <summary>The streams, by their numbers less 1.</summary>
    public static readonly string[] Streams = ["stdout", "stderr"];

    private const int TailLength = 64 * 1024;

    public static string Spool(string spool, string stream) => $"{spool}.{stream}";

    /// <summary>The log an attempt keeps of a stream.</summary>
    public static string Log(Attempt attempt, string stream, string baseFolder)
        => Path.Combine(Path.GetFullPath(attempt.OutPath, baseFolder), attempt.FileName(stream, "log"));

    /// <summary>Bounds the logs of an attempt that was ended from outside; returns the end of what it printed as errors.</summary>
    public static string End(Attempt owner, long? maxLog)
    {
        var errors = "";
        foreach (var stream in Streams)
        {
            var log = Log(owner, stream, Path.GetFullPath("."));
            if (File.Exists(log))
            {
                new LogBound(maxLog).End(log, log);
                errors = stream == Streams[1] ? TailOf(log) : errors;
            }
        }
        return errors;
    }

    private static string TailOf(string log)
    {
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(TailLength, file.Length), SeekOrigin.End);
        var bytes = new byte[TailLength];
        return Encoding.UTF8.GetString(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
    }
}
