namespace ExpRunner;

/// <summary>What varies in a program's command line.</summary>
/// <param name="Name">The parameter's name, as tables, expressions and <see cref="ConfigValues"/> have it.</param>
/// <param name="Count">The number of its values.</param>
public readonly record struct ProgramDimension(string Name, long Count);
