namespace ExpRunner.Generators.Model;

/// <summary>The programs that are the Fit of a class.</summary>
/// <param name="Stages">The commands, in order.</param>
/// <param name="Scores">What is read from their output.</param>
/// <param name="HidesBase">Whether a base class has programs, too.</param>
internal sealed record TrialProgramSpec(EquatableArray<CommandSpec> Stages, EquatableArray<PatternSpec> Scores, bool HidesBase);

/// <summary>A command.</summary>
/// <param name="Text">The command with its placeholders.</param>
/// <param name="Stage">Its name.</param>
/// <param name="IsShell">Whether a shell runs it.</param>
/// <param name="Folder">Where it runs; null where that is not said.</param>
internal sealed record CommandSpec(string Text, string Stage, bool IsShell, string? Folder);

/// <summary>A score that is read from output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pattern">The pattern of the lines it is read from.</param>
/// <param name="Stage">The stage whose output is read; null for all.</param>
/// <param name="IsRequired">Whether a repetition without it has failed.</param>
internal sealed record PatternSpec(string Name, string Pattern, string? Stage, bool IsRequired);
