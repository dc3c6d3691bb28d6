namespace ExpRunner.Nodes;

/// <summary>What was found on a node when it was opened.</summary>
internal sealed record NodeFacts
{
    /// <summary>What it calls itself.</summary>
    public string Host { get; init; } = "";

    /// <summary>The system and the kind of processor, as <c>uname -s</c> and <c>uname -m</c> say: <c>Linux</c>, <c>x86_64</c>.</summary>
    public (string System, string Machine) Platform { get; init; }

    /// <summary>Processors.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>Memory in bytes; null: it does not say.</summary>
    public long? Memory { get; init; }

    /// <summary>The ids of its graphics processors.</summary>
    public IReadOnlyList<string> Gpus { get; init; } = [];

    /// <summary>The folder of <see cref="NodeSpec.WorkDir"/>, absolute; it is there.</summary>
    public string WorkDir { get; init; } = "";

    /// <summary>The variables of a command there, <see cref="NodeSpec.Environment"/> not among them.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The versions of the .NET runtime (<c>Microsoft.NETCore.App</c>) that its <c>dotnet</c> lists; none: there is none.</summary>
    public IReadOnlyList<string> Runtimes { get; init; } = [];

    /// <summary>The free bytes of the file system of <see cref="WorkDir"/>; null: it does not say.</summary>
    public long? FreeDisk { get; init; }

    /// <summary>How far its clock is ahead of ours.</summary>
    public TimeSpan ClockAhead { get; init; }

    /// <summary>How long a line takes there and back that asks for the time.</summary>
    public TimeSpan Latency { get; init; }
}
