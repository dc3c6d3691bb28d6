namespace ExpRunner.Sweeps;

/// <summary>Statuses as they are written in files and shown to people.</summary>
internal static class StatusNames
{
    private static readonly (AttemptStatus Status, string Name)[] All =
    [
        (AttemptStatus.Completed, "completed"),
        (AttemptStatus.Failed, "failed"),
        (AttemptStatus.Timeout, "timeout"),
        (AttemptStatus.OutOfMemory, "out-of-memory"),
        (AttemptStatus.Cancelled, "cancelled"),
        (AttemptStatus.Lost, "lost"),
        (AttemptStatus.Skipped, "skipped"),
    ];

    /// <summary>The name of a status.</summary>
    public static string Of(AttemptStatus status) => Array.Find(All, entry => entry.Status == status).Name;

    /// <summary>The status of a name; null for a name this version does not know.</summary>
    public static AttemptStatus? Parse(string name)
    {
        var index = Array.FindIndex(All, entry => entry.Name == name);
        return index < 0 ? null : All[index].Status;
    }
}
