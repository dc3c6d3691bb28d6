using System.Globalization;

namespace ExpRunner.Nodes.Slurm;

/// <summary>What runs in a task besides attempts: what holds it, and what says that somebody still wants it.</summary>
/// <remarks>
/// They meet in a file on the machine they both run on: no shared file system is needed. The one makes it, the other removes it with every beat; where it is
/// still there after the longest silence, nobody beats any more.
/// </remarks>
internal static class SlurmScripts
{
    /// <summary>Holds the task.</summary>
    /// <param name="token">A text that no other has.</param>
    /// <param name="silence">How long nobody need be heard.</param>
    public static string Hold(string token, TimeSpan silence) => $$"""
        #!/bin/sh
        # Holds what exprun was given, for commands that srun brings, until it is cancelled or exprun is not heard of for {{Seconds(silence)}} s.
        mark={{Mark(token)}}
        trap 'rm -f "$mark"; exit 0' TERM INT HUP
        rm -f "$mark"
        while [ ! -e "$mark" ]; do
            : >"$mark"
            sleep {{Seconds(silence)}} &
            wait
        done
        rm -f "$mark"

        """;

    /// <summary>Passes on beats, a line each.</summary>
    public static string Beat(string token) => $"mark={Mark(token)}; while read -r _; do rm -f \"$mark\"; done";

    private static string Mark(string token) => $"/tmp/exprun-{token}-$SLURM_JOB_ID";

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
