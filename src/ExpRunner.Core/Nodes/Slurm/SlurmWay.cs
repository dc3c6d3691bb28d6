using ExpRunner.Execution;

namespace ExpRunner.Nodes.Slurm;

/// <summary>The way into a task: a script of the shell as a step of it.</summary>
internal static class SlurmWay
{
    /// <summary>What srun ends with where Slurm, not the script, is at fault; a code that programs do not use.</summary>
    public const int Fault = 249;

    /// <summary>
    /// Steps outlive an srun that is killed together with what watches over it. So it runs in a session of its own, where no key of the terminal reaches it
    /// either, and is told to end, which ends the step, when the shell dies that was started in its place.
    /// </summary>
    private const string Start = """exec 3<&0; setsid $EXPRUN_BOUND srun "$@" <&3 3<&- & exec 3<&-; wait $!""";

    /// <summary>
    /// By itself srun keeps back what ends in no line, for which frames would wait for ever; without that it gives the script a terminal, which is no place
    /// for bytes. So the terminal gets what comes out of a pipe. What the shell says of a script that a signal ended is nobody's.
    /// </summary>
    private const string Run = """
        cd
        exec 4>&1 5>&2
        code=$({ { /bin/sh -c 'exec 2>&5 3>&- 4>&- 5>&-; exec /bin/sh -c "$1"' sh "$1"; echo $? >&3; } 2>/dev/null | cat >&4 3>&-; } 3>&1)
        exit "${code:-137}"
        """;

    /// <summary>Asks whether this system ends a program with its parent.</summary>
    public static ProcessCommand AskBound { get; } = new() { FileName = "setpriv", Arguments = ["--pdeathsig", "TERM", "true"] };

    /// <summary>The command.</summary>
    public static ProcessCommand Command(SlurmTask task, SlurmOptions options, bool isBound, string script) => new()
    {
        FileName = "/bin/sh",
        Arguments =
        [
            "-c", Start, "sh",
            $"--jobid={task.Id}", "--overlap", "--ntasks=1", "--nodes=1", $"--cpus-per-task={options.Cpus}", "--mpi=none", "--chdir=/", "--unbuffered", "-Q", "-Q",
            "/bin/sh", "-c", Run, "sh", script,
        ],
        Environment = new Dictionary<string, string?>(SlurmProgram.Hide(options))
        {
            ["SLURM_EXIT_ERROR"] = $"{Fault}",
            ["EXPRUN_BOUND"] = isBound ? "setpriv --pdeathsig TERM" : "",
        },
    };
}
