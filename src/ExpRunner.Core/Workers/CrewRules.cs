using ExpRunner.Execution;

namespace ExpRunner.Workers;

/// <summary>How the workers of an executor work.</summary>
internal record CrewRules
{
    /// <summary>The version of ExpRunner; workers of another one are refused.</summary>
    public required string Version { get; init; }

    /// <summary>Identifies the code of the experiments; workers with other code are refused.</summary>
    public required string CodeIdentity { get; init; }

    /// <summary>Whether each attempt has a process of its own, which ends with it.</summary>
    public bool Isolate { get; init; }

    public AttemptLimits Limits { get; init; } = new();

    /// <summary>Takes what a person should know.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
