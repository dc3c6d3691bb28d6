using ExpRunner.Hosting.Notifying;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary>How a run shows itself; what it does is in <see cref="SweepOptions"/>.</summary>
internal sealed record RunSettings
{
    /// <summary>What to run.</summary>
    public required SweepOptions Sweep { get; init; }

    /// <summary>What is chosen from.</summary>
    public IExperimentSource Experiments { get; init; } = RegisteredExperiments.Instance;

    /// <summary>Prints what would run and writes nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Asks nothing.</summary>
    public bool Yes { get; init; }

    /// <summary>No progress.</summary>
    public bool Quiet { get; init; }

    /// <summary>Who is told how it goes; null: nobody.</summary>
    public NotifyOptions? Notify { get; init; }

    /// <summary>What Ctrl-C does.</summary>
    public InterruptKind OnInterrupt { get; init; }

    /// <summary>One summary object on standard output instead of tables.</summary>
    public bool Json { get; init; }
}
