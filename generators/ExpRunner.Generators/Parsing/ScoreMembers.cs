using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>The public members of a result, those of base types first.</summary>
internal static class ScoreMembers
{
    public static IEnumerable<(ISymbol Member, string Name, ITypeSymbol Type)> Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return tuple.TupleElements.Select(element => ((ISymbol)element, element.Name, element.Type));
        }
        var levels = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Reverse().Append((INamedTypeSymbol)type) : ((INamedTypeSymbol)type).BasesFirst();
        return levels
            .SelectMany(level => ConfigMembers.Declared(level))
            .Where(member => ConfigMembers.IsReadable(member) && !member.IsJsonIgnored())
            .GroupBy(member => member.Name)
            .Select(group => (group.Last(), group.Key, ConfigMembers.TypeOf(group.Last())));
    }
}
