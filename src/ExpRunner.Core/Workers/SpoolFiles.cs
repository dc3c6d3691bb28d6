using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>The names both ends of a worker know for what a trial prints: where it is spooled and where it is kept.</summary>
internal static class SpoolFiles
{
    /// <summary>The streams, by their numbers less 1.</summary>
    public static readonly string[] Streams = ["stdout", "stderr"];

    public static string Spool(string spool, string stream) => $"{spool}.{stream}";

    /// <summary>The log an attempt keeps of a stream.</summary>
    public static string Log(Attempt attempt, string stream, string baseFolder)
        => Path.Combine(Path.GetFullPath(attempt.OutPath, baseFolder), attempt.FileName(stream, "log"));
}
