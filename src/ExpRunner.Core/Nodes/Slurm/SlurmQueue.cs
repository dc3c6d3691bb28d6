using ExpRunner.Execution;

namespace ExpRunner.Nodes.Slurm;

/// <summary>What Slurm does with our array jobs: submits them, shows them, cancels them.</summary>
internal sealed class SlurmQueue(SlurmOptions options)
{
    private readonly string _token = Guid.NewGuid().ToString("N");

    /// <summary>What passes on beats to a task.</summary>
    public string BeatScript => SlurmScripts.Beat(_token);

    /// <summary>Submits an array job.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="NodeException">Slurm does not take it.</exception>
    public async Task<string> SubmitAsync(int tasks, CancellationToken cancel)
    {
        string[] arguments = ["--parsable", $"--array=0-{tasks - 1}", .. Arguments(options)];
        var printed = await SlurmProgram.RunAsync("sbatch", arguments, SlurmScripts.Hold(_token, options.Silence), options, cancel).ConfigureAwait(false);
        return printed.Trim().Split(';')[0];
    }

    /// <summary>Asks whether Slurm would take such a job; the message of the exception says why it would not.</summary>
    /// <exception cref="NodeException">It would not.</exception>
    public static Task TryAsync(SlurmOptions options, CancellationToken cancel)
        => SlurmProgram.RunAsync("sbatch", ["--test-only", .. Arguments(options)], SlurmScripts.Hold("", options.Silence), options, cancel);

    /// <summary>Their tasks, those that have ended too for some minutes.</summary>
    /// <exception cref="NodeException">Slurm does not answer.</exception>
    public async Task<IReadOnlyList<SlurmTask>> ShowAsync(IEnumerable<string> arrays, CancellationToken cancel)
    {
        try
        {
            string[] arguments = ["--noheader", "--array", "--all", "--states=all", $"--jobs={string.Join(',', arrays)}", $"--format={SlurmTask.Format}"];
            var printed = await SlurmProgram.RunAsync("squeue", arguments, "", options, cancel).ConfigureAwait(false);
            return [.. printed.Split('\n').Select(SlurmTask.Read).OfType<SlurmTask>()];
        }
        catch (NodeException fault) when (fault.Message.Contains("Invalid job id", StringComparison.Ordinal))
        {
            // All ended so long ago that it has forgotten them.
            return [];
        }
    }

    /// <summary>Ends jobs or tasks; those that have ended are none of its business.</summary>
    /// <exception cref="NodeException">Slurm does not answer.</exception>
    public async Task CancelAsync(IReadOnlyCollection<string> jobs)
    {
        if (jobs.Count > 0)
        {
            await SlurmProgram.RunAsync("scancel", ["--quiet", .. jobs], "", options, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static string[] Arguments(SlurmOptions options) =>
    [
        $"--job-name={options.Name}",
        "--ntasks=1", "--nodes=1", $"--cpus-per-task={options.Cpus}",
        "--output=/dev/null", "--error=/dev/null", "--chdir=/", "--no-requeue",
        .. Given("--partition", options.Partition),
        .. Given("--time", options.TimeLimit),
        .. Given("--mem", options.Needs.Memory > 0 ? $"{(options.Needs.Memory + (1 << 20) - 1) >> 20}M" : null),
        .. Given("--gres", options.Needs.Gpus > 0 ? $"gpu:{options.Needs.Gpus}" : null),
        .. Given("--constraint", options.Needs.Tags.Count > 0 ? string.Join('&', options.Needs.Tags) : null),
        .. options.Extra,
    ];

    private static string[] Given(string name, string? value) => value is null ? [] : [$"{name}={value}"];
}
