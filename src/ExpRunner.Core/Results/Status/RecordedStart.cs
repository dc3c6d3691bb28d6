using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>One start of a sweep, as its journal tells of it.</summary>
/// <param name="Runner">Who started it, with what.</param>
internal sealed record RecordedStart(RunnerLine Runner)
{
    /// <summary>When it began; null where the journal does not say.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it did something last; null: never.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>How many attempts ended in it.</summary>
    public int Ended { get; init; }

    /// <summary>Whether it ended by itself, not by a kill or a crash.</summary>
    public bool IsClean { get; init; }

    /// <summary>Whether it runs now.</summary>
    public bool IsLive { get; init; }

    /// <summary>What the machine is: os, processor, runtime.</summary>
    public Value Machine => Runner.Machine;
}
