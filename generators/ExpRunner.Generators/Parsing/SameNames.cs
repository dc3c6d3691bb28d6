using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Finds experiments whose results would share a folder.</summary>
internal static class SameNames
{
    public static IEnumerable<Finding> Find(IEnumerable<INamedTypeSymbol> experiments)
        => experiments
            .GroupBy(ClassParser.NameOf, StringComparer.OrdinalIgnoreCase)
            .SelectMany(Later);

    /// <summary>All but the first, in order of declaration.</summary>
    private static IEnumerable<Finding> Later(IGrouping<string, INamedTypeSymbol> group)
    {
        var ordered = group
            .OrderBy(type => type.Place()?.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(type => type.Place()?.SourceSpan.Start)
            .ToList();
        return ordered.Skip(1).Select(type => new Finding(Rules.SameName, type.Place(), ordered[0].ToDisplayString(), type.ToDisplayString(), ClassParser.NameOf(type)));
    }
}
