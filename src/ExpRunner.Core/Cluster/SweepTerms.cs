using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Sweeps;

namespace ExpRunner.Cluster;

/// <summary>What a sweep is and how its repetitions are to be run; said once, when it is opened.</summary>
internal sealed record SweepTerms
{
    /// <summary>The name of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The version of ExpRunner; workers of another one do not work on it.</summary>
    public required string Version { get; init; }

    /// <summary>The code of the experiment; workers with other code do not work on it. Empty for programs.</summary>
    public string CodeIdentity { get; init; } = "";

    /// <summary>The program, where it is one: see <c>ProgramText</c>; empty for classes.</summary>
    public string Program { get; init; } = "";

    /// <summary>What each attempt needs of a worker.</summary>
    public Needs Needs { get; init; } = new();

    /// <summary>The limits of each attempt.</summary>
    public AttemptLimits Limits { get; init; } = new();

    /// <summary>The variable in which attempts find the devices they have.</summary>
    public string SlotVariable { get; init; } = SlotShare.UsualVariable;

    /// <summary>Whether each attempt has a process of its own.</summary>
    public bool Isolate { get; init; }

    /// <summary>When it is tried again and when it is given up.</summary>
    public LeaseRules Rules { get; init; } = new();

    /// <summary>The folder of results where it was submitted: absolute, and meant on all machines.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Who submitted it, for people: <c>host/pid</c>.</summary>
    public string Submitter { get; init; } = "";
}
