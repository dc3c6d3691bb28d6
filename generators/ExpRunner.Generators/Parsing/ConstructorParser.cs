using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Chooses how instances of a config class are made: without arguments if possible, else by a constructor whose parameters are named like members.</summary>
internal static class ConstructorParser
{
    public static ConstructorChoice? Choose(INamedTypeSymbol type, IReadOnlyList<ISymbol> members, Site site, ParseContext context)
    {
        var visible = type.InstanceConstructors.Where(constructor => context.Sees(constructor) && !IsCopy(constructor)).ToList();
        var empty = visible.Find(constructor => constructor.Parameters.IsEmpty);
        if (empty is not null && (type.TypeKind == TypeKind.Class || !empty.IsImplicitlyDeclared))
        {
            return new([]);
        }
        var matching = visible.Where(constructor => !constructor.Parameters.IsEmpty)
            .Select(constructor => Match(constructor, members))
            .Where(choice => choice is not null)
            .OrderByDescending(choice => choice!.Parameters.Count)
            .FirstOrDefault();
        if (matching is null && empty is null)
        {
            context.Report(Rules.CannotBeCreated, type.Place() ?? site.At, type.ToShort(),
                $"it has no constructor without parameters that '{context.Experiment.Name}' can call, and none whose parameters are named like its public properties; add one");
        }
        return matching ?? (empty is null ? null : new([]));
    }

    private static ConstructorChoice? Match(IMethodSymbol constructor, IReadOnlyList<ISymbol> members)
    {
        var pairs = constructor.Parameters.Select(parameter => (parameter, Member: MemberFor(parameter, members))).ToList();
        return pairs.TrueForAll(pair => pair.Member is not null) ? new(pairs.ConvertAll(pair => (pair.parameter, pair.Member!))) : null;
    }

    private static ISymbol? MemberFor(IParameterSymbol parameter, IReadOnlyList<ISymbol> members)
        => members
            .Where(member => string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
                && ConfigMembers.IsReadable(member)
                && SymbolEqualityComparer.Default.Equals(ConfigMembers.TypeOf(member), parameter.Type))
            .OrderBy(member => member.Name == parameter.Name ? 0 : 1)
            .FirstOrDefault();

    private static bool IsCopy(IMethodSymbol constructor)
        => constructor.ContainingType.IsRecord && constructor.Parameters.Length == 1
            && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);
}
