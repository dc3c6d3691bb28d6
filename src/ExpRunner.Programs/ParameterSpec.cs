using ExpRunner.Values;

namespace ExpRunner.Programs;

/// <summary>A parameter of a program.</summary>
/// <param name="Name">Its name, as placeholders have it.</param>
/// <param name="Default">Its value where a sweep sets none; null: every sweep sets it.</param>
/// <param name="IsTag">It labels trials, and no command need use it.</param>
internal sealed record ParameterSpec(string Name, Value? Default, bool IsTag = false);
