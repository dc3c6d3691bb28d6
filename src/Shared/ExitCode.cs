namespace ExpRunner.Commands;

/// <summary>The exit codes that all verbs agree on; an interrupted run ends with 130.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>Something failed.</summary>
    public const int Failure = 1;

    /// <summary>Bad usage, file, expression or query; nothing was done.</summary>
    public const int BadUsage = 2;
}
