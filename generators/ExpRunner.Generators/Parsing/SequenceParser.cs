using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Arrays, lists and dictionaries.</summary>
internal static class SequenceParser
{
    private const string Generic = "System.Collections.Generic.";

    private static readonly string[] Interfaces
        = [Generic + "IReadOnlyList`1", Generic + "IList`1", Generic + "ICollection`1", Generic + "IReadOnlyCollection`1", Generic + "IEnumerable`1"];

    private static readonly string[] Dictionaries
        = [Generic + "Dictionary`2", Generic + "IDictionary`2", Generic + "IReadOnlyDictionary`2"];

    /// <summary>What kind of sequence a type is, and of what; null if it is none.</summary>
    public static (TypeShape Shape, ITypeSymbol Item)? Shape(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => (TypeShape.Array, array.ElementType),
        INamedTypeSymbol { TypeArguments: [var item] } list when list.Is(Generic + "List`1") => (TypeShape.List, item),
        INamedTypeSymbol { TypeArguments: [var item] } array when array.Is("System.Collections.Immutable.ImmutableArray`1") => (TypeShape.ImmutableArray, item),
        INamedTypeSymbol { TypeArguments: [var item] } sequence when Interfaces.Any(sequence.Is) => (TypeShape.Sequence, item),
        INamedTypeSymbol { TypeArguments: [_, var item] } dictionary when Dictionaries.Any(dictionary.Is) => (TypeShape.Dictionary, item),
        _ => null,
    };

    public static TypeSpec? Parse(TypeShape shape, ITypeSymbol type, ITypeSymbol item, Site site, ParseContext context)
    {
        if (shape == TypeShape.Dictionary && ((INamedTypeSymbol)type).TypeArguments[0].SpecialType != SpecialType.System_String)
        {
            return TypeParser.NotThis(type, site, context, "names in JSON are text, so its keys must be strings");
        }
        return TypeParser.Parse(item, site, context) is { } inner ? new(shape, Clr(shape, type, inner), "", new(inner)) : null;
    }

    private static string Clr(TypeShape shape, ITypeSymbol type, TypeSpec item)
    {
        if (shape == TypeShape.Array)
        {
            return item.Clr + "[]";
        }
        var space = type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return $"{space}.{type.Name}<{(shape == TypeShape.Dictionary ? "string, " : "")}{item.Clr}>";
    }
}
