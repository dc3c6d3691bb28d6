using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>The result of a phase: its type, without the task around it.</summary>
internal sealed record PhaseResult(string Phase, ITypeSymbol Type);
