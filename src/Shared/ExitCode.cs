namespace ExpRunner.Commands;

/// <summary>The exit codes that verbs which run nothing agree on.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>Bad usage, file, expression or query; nothing was done.</summary>
    public const int BadUsage = 2;
}
