namespace ExpRunner.Execution;

/// <summary>
/// Starts commands as leaders of groups of their own: the keys that interrupt this process at its terminal, which then may finish what runs, do not reach them.
/// ssh ends at once by them when it shares a connection, even where they were to be ignored.
/// </summary>
internal static class OwnGroup
{
    private static readonly string[] Leader = FindLeader();

    /// <summary>The same command in a group of its own; not for what is started as the leader of one, which would leave it and end.</summary>
    public static ProcessCommand Of(ProcessCommand command)
        => Leader.Length == 0 ? command : command with { FileName = Leader[0], Arguments = [.. Leader[1..], command.FileName, .. command.Arguments] };

    /// <summary>Nearly every Linux has the first, macOS the second; Windows needs none.</summary>
    private static string[] FindLeader()
        => OperatingSystem.IsWindows() ? []
            : Array.Find(["/usr/bin/setsid", "/bin/setsid"], File.Exists) is { } setsid ? [setsid]
            : File.Exists("/usr/bin/perl") ? ["/usr/bin/perl", "-e", "setpgrp(0, 0); exec { $ARGV[0] } @ARGV or die \"$ARGV[0]: $!\\n\""]
            : [];
}
