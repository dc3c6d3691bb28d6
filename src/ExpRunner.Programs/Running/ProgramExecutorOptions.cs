using ExpRunner.Execution;

namespace ExpRunner.Programs.Running;

/// <summary>How programs are run on this machine.</summary>
internal sealed record ProgramExecutorOptions
{
    /// <summary>Finds a program by the experiment's name.</summary>
    public required Func<string, ProgramSpec?> Find { get; init; }

    /// <summary>This process as outcomes name it: <c>host/pid</c>.</summary>
    public required string Worker { get; init; }

    /// <summary>The machine's name, for messages about what it lacks; null: whoever reads them sits at it.</summary>
    public string? Machine { get; init; }

    /// <summary>What each slot binds, such as the number of a device, or two with a comma; empty text: nothing. At least one slot.</summary>
    public required IReadOnlyList<string> Slots { get; init; }

    /// <summary>The number that the first slot has for programs.</summary>
    public int FirstSlot { get; init; }

    /// <summary>The variables that programs have in common, mostly those of this process.</summary>
    public required IEnumerable<KeyValuePair<string, string>> Environment { get; init; }

    /// <summary>Holds output while it is nobody's yet; on the file system of the results, of this runner alone. Made when needed, removed when empty.</summary>
    public required string ScratchFolder { get; init; }

    public AttemptLimits Limits { get; init; } = new();

    /// <summary>Takes each line as it is printed, from any thread; null: nobody does, and programs write to their logs directly.</summary>
    public Action<ProgramLine>? Line { get; init; }

    /// <summary>Takes what a person should know.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
