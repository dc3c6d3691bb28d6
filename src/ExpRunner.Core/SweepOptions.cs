using ExpRunner.Sweeps;

namespace ExpRunner;

/// <summary>One invocation: what to run, how, and where the results go. The command line is one way to fill it.</summary>
public sealed record SweepOptions
{
    /// <summary>The experiments, by name; empty: all that are registered.</summary>
    public IReadOnlyList<string> Experiments { get; init; } = [];

    /// <summary>What picks configs; null: the grid, or the listed configs of an experiment that varies nothing.</summary>
    public SearchKind? Search { get; init; }

    /// <summary>The number of trials of each experiment; random search needs it, grid and listed search stop there.</summary>
    public UInt128? Trials { get; init; }

    /// <summary>How often each config is run; null: as the experiment says.</summary>
    public int? Repetitions { get; init; }

    /// <summary>The sweep seed, from which all randomness of trials comes.</summary>
    public ulong Seed { get; init; }

    /// <summary>The executor: <c>single</c> or <c>pool</c>; null: <c>pool</c>.</summary>
    public string? Backend { get; init; }

    /// <summary>The number of worker processes; null: as many as there is room for.</summary>
    public int? Workers { get; init; }

    /// <summary>What this machine gives to attempts, as <c>cpus=8,gpus=0:1:2:3,memory=32g</c>; what is left out: its processors, no graphics processors, and memory is not counted.</summary>
    public string? Slots { get; init; }

    /// <summary>What this machine is or has, for experiments whose <see cref="ResourcesAttribute.Tags"/> ask for it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The variable in which trials find the ids of their graphics processors; null: <c>CUDA_VISIBLE_DEVICES</c>, or as a sweep file says.</summary>
    public string? SlotVariable { get; init; }

    /// <summary>Whether <c>pool</c> gives each attempt a process of its own, so that nothing of one is left for the next.</summary>
    public bool Isolate { get; init; }

    /// <summary>Overrides of config fields, as <c>K=3</c>, <c>K=1,3,5</c> (a new variation) or <c>Opt.Rate=0.1</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>The named grids or config lists to run; empty: all.</summary>
    public IReadOnlyList<string> Sweeps { get; init; } = [];

    /// <summary>The stages to run of programs, by name; empty: all.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>An expression over the config fields; only configs for which it is true are run.</summary>
    public string? Where { get; init; }

    /// <summary>Ids to run, half open as slices: <c>0:10,15,20:</c>; <c>NAME:0:10</c> is for one experiment.</summary>
    public string? Pick { get; init; }

    /// <summary>Repetitions to run, as <see cref="Pick"/> names trials, by the number <c>experiment_id * repetitions + run_id</c>.</summary>
    public string? PickRepetitions { get; init; }

    /// <summary>Leaves out the trials with a lower id.</summary>
    public UInt128 Start { get; init; }

    /// <summary>Runs one of several parts of the sweep only; null: all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The longest an attempt may run.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The longest an attempt may be silent.</summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>The most memory, in bytes, that an attempt's process and those it starts may have of their own; for <c>pool</c>.</summary>
    public long? Memory { get; init; }

    /// <summary>The number of tries a repetition has in this start.</summary>
    public int MaxTries { get; init; } = 1;

    /// <summary>Starts nothing new after the first failure.</summary>
    public bool FailFast { get; init; }

    /// <summary>Starts nothing new after that many failures.</summary>
    public int? MaxFailures { get; init; }

    /// <summary>The output folder; each experiment has a folder of its name in it.</summary>
    public string Out { get; init; } = "results";

    /// <summary>What to run again although it has ended.</summary>
    public RedoKind Redo { get; init; }

    /// <summary>A template such as <c>{Metric}-K{K}</c> for readable links to the trials' folders, below <c>by-label</c>.</summary>
    public string? Label { get; init; }

    /// <summary>The order in which trials start.</summary>
    public TrialOrder Order { get; init; }

    /// <summary>The file with the trials that wait, which people may edit while the sweep runs; null: there is none.</summary>
    public string? Queue { get; init; }

    /// <summary>Runs one repetition only.</summary>
    public bool First { get; init; }

    /// <summary>Shows the output of trials as well as keeping it; with <c>pool</c> it is shown when an attempt has ended.</summary>
    public bool Tee { get; init; }

    /// <summary>The most bytes kept of an attempt's standard output, and of its standard error: half of them from the start, half from the end; null: all.</summary>
    public long? MaxLog { get; init; } = 64 << 20;

    /// <summary>Whether each repetition gets a config.json.</summary>
    public bool ConfigFiles { get; init; } = true;

    /// <summary>What a recorded outcome outlives.</summary>
    public Durability Durability { get; init; }

    /// <summary>How long a runner that shares its folder with others may stand still before they take over what it was doing.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The heads of the cluster that runs it, <c>host:port</c>, several with commas, where null says that a cluster executor makes one of this process; for
    /// <c>ssh</c> the cluster file with the nodes.
    /// </summary>
    public string? Cluster { get; init; }

    /// <summary>Nodes that run it, each as <c>user@host:port WORKERS TAG…</c>, of which all but the host may be left out; with those of the cluster file.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];

    /// <summary>The tags of the nodes to use, <c>gpu+x86,big</c>: + is and, a comma is or; null: all nodes.</summary>
    public string? OnNodes { get; init; }

    /// <summary>Whether experiments written in C# are sent to nodes that lack them, and the .NET runtime where it is missing; otherwise they have the same path there.</summary>
    public bool Deploy { get; init; }

    /// <summary>The partition of Slurm; null: the default one.</summary>
    public string? Partition { get; init; }

    /// <summary>How long each task of Slurm may run, as Slurm writes it: <c>90</c> (minutes), <c>1:30:00</c>, <c>2-12</c>; null: as the partition says.</summary>
    public string? TimeLimit { get; init; }

    /// <summary>Further options of <c>sbatch</c>, each as it is.</summary>
    public IReadOnlyList<string> SbatchOptions { get; init; } = [];

    /// <summary>The file with what all machines of the cluster know; null: it is in <c>EXPRUN_CLUSTER_SECRET</c>, or there is nothing.</summary>
    public string? SecretFile { get; init; }

    /// <summary>The file with the cluster's certificate, by which this program is let in where the heads have it too; null: it has none.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>The file with the private key, where the certificate's file does not have it.</summary>
    public string? TlsKey { get; init; }

    /// <summary>The SHA-256 fingerprint of the certificate that heads must show, or a file with that certificate, several with commas between; connections are then by TLS.</summary>
    public string? TlsPin { get; init; }

    /// <summary>Leaves as soon as the cluster has everything; the same command without this goes on with it.</summary>
    public bool Detach { get; init; }

    /// <summary>How long an attempt that was told to end may take before it is ended by force.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);
}
