namespace ExpRunner.Commands;

/// <summary>The exit codes of all verbs. Scripts rely on them: a number keeps its meaning.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>Something failed.</summary>
    public const int Failure = 1;

    /// <summary>Bad usage, file, expression or query; nothing was done.</summary>
    public const int BadUsage = 2;

    /// <summary>A sweep was interrupted before it was done; the next start goes on with it.</summary>
    public const int Interrupted = 130;

    /// <summary>What each says, for manual pages.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Ok, "All that was asked for is done."),
        (Failure, "Something failed: a trial now or before, a node that cannot be reached, a score that became worse than a limit allows."),
        (BadUsage, "Bad usage, file, expression or query, or something this needs is not there; nothing was run."),
        (Interrupted, "Interrupted or terminated before it was done; the same command goes on."),
    ];
}
