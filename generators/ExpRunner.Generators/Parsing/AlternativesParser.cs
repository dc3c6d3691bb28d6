using System.Collections.Immutable;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Fields that hold one of several types.</summary>
internal static class AlternativesParser
{
    /// <summary>The types that a variation lists; null if it lists something else.</summary>
    public static IReadOnlyList<ITypeSymbol?>? Types(AttributeData variation)
    {
        var values = variation.AttributeClass.Is(RuntimeNames.VariationAttribute) ? ChoicesParser.Values(variation) : default(ImmutableArray<TypedConstant>);
        return !values.IsDefault && values.Any(value => value.Kind == TypedConstantKind.Type) ? [.. values.Select(value => value.Value as ITypeSymbol)] : null;
    }

    public static TypeSpec? Parse(ITypeSymbol type, IReadOnlyList<ITypeSymbol?> types, AttributeData variation, Site site, ParseContext context)
    {
        var alternatives = new List<TypeSpec>();
        var names = new HashSet<string>();
        for (var i = 0; i < types.Count; i++)
        {
            var at = variation.Place(i) ?? site.At;
            if (WhyNot(types[i], type, context) is { } why)
            {
                context.Report(Rules.BadAlternative, at, types[i]?.ToShort() ?? "null", site.Name, type.ToShort(), why);
            }
            else if (!names.Add(types[i]!.Name))
            {
                context.Report(Rules.DuplicateChoice, at, $"'{types[i]!.Name}'", site.Name);
            }
            else if (ObjectParser.ParseNested((INamedTypeSymbol)types[i]!, site with { At = at }, context) is { } alternative)
            {
                ReportDiscriminator((INamedTypeSymbol)types[i]!, at, context);
                alternatives.Add(alternative);
            }
        }
        return alternatives.Count == types.Count ? new(TypeShape.Alternatives, type.ToClr(), "", alternatives.ToEquatable()) : null;
    }

    private static string? WhyNot(ITypeSymbol? alternative, ITypeSymbol type, ParseContext context)
    {
        if (type.IsValueType)
        {
            return $"'{type.ToShort()}' is no class or interface";
        }
        if (alternative is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named)
        {
            return "is no class";
        }
        if (named.IsAbstract || named.IsUnboundGenericType)
        {
            return named.IsAbstract ? "is abstract" : "is generic without type arguments";
        }
        if (!context.Sees(named))
        {
            return $"cannot be seen from '{context.Experiment.Name}'";
        }
        return context.IsA(named, type) ? null : $"is no '{type.ToShort()}'";
    }

    private static void ReportDiscriminator(INamedTypeSymbol alternative, Location? at, ParseContext context)
    {
        var member = ConfigMembers.Of(alternative).FirstOrDefault(member => member.Name == NameRules.Discriminator && ConfigMembers.WhyNoField(member) is null);
        if (member is not null)
        {
            context.Report(Rules.ReservedName, member.Place() ?? at, member.Name, "alternatives in JSON");
        }
    }
}
