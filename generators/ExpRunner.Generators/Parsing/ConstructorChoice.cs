using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>The constructor that makes configs, and the member that each of its parameters sets.</summary>
internal sealed record ConstructorChoice(IReadOnlyList<(IParameterSymbol Parameter, ISymbol Member)> Parameters)
{
    public IParameterSymbol? Sets(ISymbol member)
        => Parameters.FirstOrDefault(pair => SymbolEqualityComparer.Default.Equals(pair.Member, member)).Parameter;
}
