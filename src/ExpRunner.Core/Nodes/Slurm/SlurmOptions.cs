using ExpRunner.Sweeps;

namespace ExpRunner.Nodes.Slurm;

/// <summary>What is asked of Slurm.</summary>
internal sealed record SlurmOptions
{
    /// <summary>What the jobs are called.</summary>
    public string Name { get; init; } = "exprun";

    /// <summary>The partition; null: the default one.</summary>
    public string? Partition { get; init; }

    /// <summary>How long a task may run, as Slurm writes it; null: as the partition says.</summary>
    public string? TimeLimit { get; init; }

    /// <summary>Further options of <c>sbatch</c>, as they are.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];

    /// <summary>What each task gets.</summary>
    public Needs Needs { get; init; } = Needs.Least;

    /// <summary>Variables of this process that Slurm's programs must not see: those of a job in which it runs itself would be taken for options.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>A task of which nobody has heard for so long gives itself back.</summary>
    public TimeSpan Silence { get; init; } = new NodeRules().Silence;

    /// <summary>The processors of a task, whole ones.</summary>
    public int Cpus => Math.Max(1, (int)Math.Ceiling(Needs.Cpus));

    /// <summary>The names of variables that belong to a job, of all those there are.</summary>
    public static IReadOnlyList<string> HiddenOf(IEnumerable<string> variables)
        => [.. variables.Where(name => name.StartsWith("SLURM_", StringComparison.Ordinal) && name is not ("SLURM_CONF" or "SLURM_CONF_SERVER" or "SLURM_JWT" or "SLURM_CLUSTERS"))];
}
