using System.Globalization;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>The names of a sweep's records.</summary>
internal static class RecordNames
{
    /// <summary>Where the log begins, and what was before it.</summary>
    public const string Root = "root";

    /// <summary>A page of the log.</summary>
    public static string Log(long page) => string.Create(CultureInfo.InvariantCulture, $"log-{page}");

    /// <summary>What many pages of the log came to. As of all but the log, no two have the same name: one that was written in vain is in nobody's way.</summary>
    public static string Snapshot() => $"snapshot-{Guid.NewGuid():N}";

    /// <summary>Outcomes.</summary>
    public static string Outcomes() => $"outcomes-{Guid.NewGuid():N}";

    /// <summary>Repetitions as they were submitted.</summary>
    public static string Attempts() => $"attempts-{Guid.NewGuid():N}";
}
