using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ExpRunner.Generators.Parsing;

/// <summary>Questions that parsing asks of symbols.</summary>
internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat Clr = SymbolDisplayFormat.FullyQualifiedFormat;

    private static readonly SymbolDisplayFormat ClrWithNulls
        = Clr.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>How C# names a type from anywhere.</summary>
    public static string ToClr(this ITypeSymbol type) => type.ToDisplayString(Clr);

    /// <summary>The same, with the question marks of reference types.</summary>
    public static string ToClrWithNulls(this ITypeSymbol type) => type.ToDisplayString(ClrWithNulls);

    /// <summary>How a user names a symbol.</summary>
    public static string ToShort(this ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    public static MemberName ToMemberName(this ISymbol symbol) => new(symbol.Name, symbol.Name.Escape());

    public static string Escape(this string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    public static Location? Place(this ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);

    public static AttributeData? Attribute(this ISymbol symbol, string name)
        => symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(name));

    public static IEnumerable<AttributeData> Attributes(this ISymbol symbol, string name)
        => symbol.GetAttributes().Where(attribute => attribute.AttributeClass.Is(name));

    public static bool Is(this ITypeSymbol? type, string metadataName)
        => type is not null && metadataName.EndsWith(type.MetadataName, StringComparison.Ordinal) && type.FullMetadataName() == metadataName;

    /// <summary>What the runtime calls a type with one value per text; null if it is none.</summary>
    public static string? Scalar(this ITypeSymbol type) => ScalarNames.All.FirstOrDefault(scalar => type.Is(scalar.Metadata)).Factory;

    /// <summary>Namespace, containing types and name, all with dots, arity as <c>`1</c>.</summary>
    public static string FullMetadataName(this ISymbol symbol) => symbol.ContainingSymbol switch
    {
        INamespaceSymbol { IsGlobalNamespace: true } or null => symbol.MetadataName,
        INamespaceOrTypeSymbol outer => outer.FullMetadataName() + "." + symbol.MetadataName,
        _ => symbol.MetadataName,
    };

    /// <summary>Whether a type is part of .NET itself.</summary>
    public static bool IsFromSystem(this ITypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false })
        {
            if (space.ContainingNamespace.IsGlobalNamespace)
            {
                return space.Name == "System";
            }
            space = space.ContainingNamespace;
        }
        return type.SpecialType != SpecialType.None;
    }

    /// <summary>The type and its base types, the most basic first, .NET's own left out.</summary>
    public static IEnumerable<INamedTypeSymbol> BasesFirst(this INamedTypeSymbol type)
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (var level = type; level is not null && !level.IsFromSystem(); level = level.BaseType)
        {
            levels.Push(level);
        }
        return levels;
    }

    /// <summary>Whether System.Text.Json leaves a member out always.</summary>
    public static bool IsJsonIgnored(this ISymbol member)
        => member.Attribute("System.Text.Json.Serialization.JsonIgnoreAttribute") is { } ignore
            && ignore.NamedArguments.All(argument => argument.Key != "Condition" || argument.Value.Value is 1);

    /// <summary>The type argument of a generic interface that a type is or implements.</summary>
    public static ITypeSymbol? ArgumentOf(this ITypeSymbol type, SpecialType generic)
        => type.AllInterfaces.Append(type as INamedTypeSymbol).FirstOrDefault(face => face?.OriginalDefinition.SpecialType == generic)?.TypeArguments[0];
}
