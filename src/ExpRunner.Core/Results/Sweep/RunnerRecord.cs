using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Who runs a sweep, with what: one start of one process.</summary>
internal sealed record RunnerRecord(string Id, string Host, int ProcessId, string Version, string CodeIdentity, DateTimeOffset StartedAt)
{
    /// <summary>The version of the whole module that the experiment is in; by it earlier versions of ExpRunner identified code.</summary>
    public string ModuleVersion { get; init; } = CodeIdentity;

    /// <summary>Operating system, processor, memory, runtime: an object, as sweep.json keeps it.</summary>
    public Value Machine { get; init; } = Value.Object();

    /// <summary>The commit of the repository the sweep was started in, where there is one.</summary>
    public string? GitCommit { get; init; }

    /// <summary>The command line, word by word.</summary>
    public IReadOnlyList<string> CommandLine { get; init; } = [];
}
