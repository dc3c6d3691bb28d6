using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>How visible a generated member may be.</summary>
internal static class Accessibilities
{
    /// <summary>The accessibility of a member of a class that shows a type: no wider than the type's.</summary>
    public static string AtMost(INamedTypeSymbol owner, ITypeSymbol? shown)
    {
        var level = shown is null ? 2 : Level(shown);
        return level >= Level(owner) ? "public" : level == 1 ? "internal" : "private";
    }

    /// <summary>2 for everyone, 1 for the assembly, 0 for less.</summary>
    private static int Level(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Level(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Select(Level).Append(Own(named)).Min(),
        _ => 2,
    };

    private static int Own(INamedTypeSymbol type)
    {
        var own = type.DeclaredAccessibility switch
        {
            Accessibility.Public or Accessibility.NotApplicable => 2,
            Accessibility.Internal or Accessibility.ProtectedOrInternal => 1,
            _ => 0,
        };
        return type.ContainingType is { } outer ? Math.Min(own, Own(outer)) : own;
    }
}
