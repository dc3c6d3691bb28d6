using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Executors.Single;

/// <summary>How attempts run in this process.</summary>
internal sealed record SingleOptions
{
    /// <summary>Finds an experiment by name.</summary>
    public required Func<string, Experiment?> Find { get; init; }

    /// <summary>This process as outcomes name it: <c>host/pid</c>.</summary>
    public required string Worker { get; init; }

    /// <summary>Called when an attempt does not end although it was told to, after its outcome was reported: no thread can be ended, only the process.</summary>
    public required Action<string> Unstoppable { get; init; }

    public AttemptLimits Limits { get; init; } = new();

    /// <summary>Takes what is printed; null: nobody does.</summary>
    public IOutputCapture? Output { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
