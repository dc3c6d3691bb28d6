using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>What a worker's program brings along.</summary>
internal sealed record WorkerOptions
{
    /// <summary>Finds an experiment by name.</summary>
    public required Func<string, Experiment?> Find { get; init; }

    /// <summary>The version of ExpRunner.</summary>
    public required string Version { get; init; }

    /// <summary>Identifies the code of the experiments.</summary>
    public required string CodeIdentity { get; init; }

    /// <summary>The name of this machine.</summary>
    public required string Host { get; init; }

    /// <summary>The number of this process.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Makes the console write to these two streams: what is printed and what is printed as an error.</summary>
    public required Action<Stream, Stream> UseConsole { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
