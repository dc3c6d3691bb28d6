using System.Text.RegularExpressions;
using ExpRunner.Nodes;
using ExpRunner.Nodes.Slurm;
using ExpRunner.Programs.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>The nodes that options ask of Slurm: each is a task of an array job, and runs one attempt at a time.</summary>
internal static partial class SlurmChoice
{
    /// <summary>The executor that runs in tasks of Slurm, as <c>--backend</c> names it.</summary>
    public const string Slurm = "slurm";

    /// <summary>The most tasks that nobody asked for: others wait for the same machines.</summary>
    public const int UsualTasks = 8;

    private static readonly string[] Programs = ["sbatch", "squeue", "scancel", "srun", "setsid"];

    /// <summary>The nodes; none of them is open, and nothing is submitted before one is.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="needs">What each attempt needs, and so each task.</param>
    /// <param name="toRun">The most repetitions that are run at once.</param>
    /// <param name="note">Takes what there is to say of the queue as long as it is true, and null when it is not any more.</param>
    /// <param name="time">The clock.</param>
    public static IReadOnlyList<INode> Of(SweepOptions options, Needs needs, UInt128 toRun, Action<string?> note, TimeProvider time)
    {
        var rules = NodeChoice.RulesOf(options);
        var job = new SlurmJob(OptionsOf(options, needs), note, time);
        var tasks = (int)UInt128.Min((UInt128)(options.Workers ?? UsualTasks), UInt128.Max(toRun, 1));
        return [.. Enumerable.Range(0, tasks).Select(index => new SlurmNode(SpecOf(needs, index), job, rules, time))];
    }

    /// <summary>All that is wrong with what is asked of Slurm, by its own judgement too.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="needs">What attempts need, of each experiment.</param>
    public static IReadOnlyList<string> Problems(SweepOptions options, IEnumerable<Needs> needs)
    {
        string[] typed = [.. Typed("--partition", options.Partition is not null), .. Typed("--time", options.TimeLimit is not null), .. Typed("--sbatch", options.SbatchOptions.Count > 0)];
        if (options.Backend != Slurm)
        {
            return typed.Length == 0 ? [] : [$"{string.Join(" and ", typed)}: for a cluster of Slurm. Add --backend {Slurm}."];
        }
        string[] problems = [.. TimeProblems(options), .. ProgramProblems()];
        return problems.Length > 0 ? problems : [.. needs.Distinct().Select(need => Refusal(OptionsOf(options, need))).OfType<string>().Distinct()];
    }

    private static SlurmOptions OptionsOf(SweepOptions options, Needs needs) => new()
    {
        Name = $"exprun-{NoWord().Replace(Path.GetFileName(Path.GetFullPath(options.Out)), "_")}",
        Partition = options.Partition,
        TimeLimit = options.TimeLimit,
        Extra = options.SbatchOptions,
        Needs = needs,
        Hidden = SlurmOptions.HiddenOf(InheritedVariables.All.Select(variable => variable.Key)),
        Silence = options.Lease,
    };

    /// <summary>Slurm gives each task what it needs, and says in its variables which devices those are.</summary>
    private static NodeSpec SpecOf(Needs needs, int index) => new()
    {
        Name = $"{Slurm}-{index}",
        HostName = Slurm,
        Workers = 1,
        Slots = [""],
        Gpus = [.. Enumerable.Range(0, needs.Gpus).Select(id => $"{id}")],
        Tags = needs.Tags,
    };

    private static IEnumerable<string> TimeProblems(SweepOptions options)
    {
        if (options.TimeLimit is { } limit && !SlurmTime.IsLimit(limit))
        {
            yield return $"--time {limit}: not a time of Slurm. Write minutes (90), hours:minutes:seconds (1:30:00) or days-hours (2-12).";
        }
    }

    private static IEnumerable<string> ProgramProblems()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] missing = [.. Programs.Where(name => !folders.Any(folder => File.Exists(Path.Combine(folder, name))))];
        if (missing.Length > 0)
        {
            yield return $"--backend {Slurm}: {string.Join(", ", missing)} cannot be found. Start it on a machine from which jobs are submitted to Slurm, with its programs in PATH.";
        }
    }

    private static string? Refusal(SlurmOptions options)
    {
        try
        {
            SlurmQueue.TryAsync(options, CancellationToken.None).GetAwaiter().GetResult();
            return null;
        }
        catch (NodeException fault)
        {
            return $"--backend {Slurm}: a task with {options.Needs} is not to be had: {fault.Message}";
        }
    }

    private static string[] Typed(string name, bool isTyped) => isTyped ? [name] : [];

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex NoWord();
}
