using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Names for members.</summary>
internal static class Names
{
    /// <summary>A name that no member of a type has: the wanted one, or that with an end; null where both are taken.</summary>
    public static string? Free(string wanted, INamedTypeSymbol type)
        => new[] { wanted, wanted + "Value" }.FirstOrDefault(name => name != type.Name && type.BasesFirst().All(level => level.GetMembers(name).IsEmpty));
}
