namespace ExpRunner.Nodes.Slurm;

/// <summary>A task of an array job, as squeue shows it.</summary>
/// <param name="Key">The array's number and the task's, as people write it: <c>12_3</c>.</param>
/// <param name="Id">The number of the task's own job, by which commands get into it; the array's as long as the task waits.</param>
/// <param name="State"><c>PENDING</c>, <c>RUNNING</c>, <c>TIMEOUT</c> and so on.</param>
/// <param name="Left">How long it may run yet; null: no end is known.</param>
/// <param name="Reason">Why it waits.</param>
/// <param name="Host">Where it runs.</param>
internal sealed record SlurmTask(string Key, string Id, string State, TimeSpan? Left, string Reason, string Host)
{
    /// <summary>What <see cref="Read"/> reads, as the format of squeue.</summary>
    public const string Format = "%F|%K|%A|%T|%L|%r|%N";

    private static readonly string[] Waiting = ["PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_HOLD", "RESV_DEL_HOLD", "SUSPENDED", "STOPPED"];

    /// <summary>Whether commands can run in it.</summary>
    public bool IsRunning => State == "RUNNING";

    /// <summary>Whether it will run, or may.</summary>
    public bool IsWaiting => Waiting.Contains(State);

    /// <summary>Reads a line of squeue; null: it is none.</summary>
    public static SlurmTask? Read(string line)
        => line.Trim().Split('|') is [var array, var index, var id, var state, var left, var reason, var host]
            ? new SlurmTask($"{array}_{index}", id, state, SlurmTime.Left(left), reason, host)
            : null;
}
