using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Fields that hold one of several types.</summary>
internal static class AlternativesParser
{
    /// <summary>Whether a variation lists types.</summary>
    public static bool Lists(AttributeData variation)
        => variation.AttributeClass.Is(RuntimeNames.VariationAttribute) && ChoicesParser.Values(variation).Any(value => value.Kind == TypedConstantKind.Type);

    public static TypeSpec? Parse(ITypeSymbol type, AttributeData variation, Site site, ParseContext context)
    {
        if (type.IsValueType)
        {
            context.Report(Rules.BadAlternative, variation.Place() ?? site.At, "A type", site.Name, type.ToShort(), "needs a field whose type is a class or an interface");
            return null;
        }
        var values = ChoicesParser.Values(variation);
        var alternatives = new List<TypeSpec>();
        var names = new HashSet<string>();
        for (var i = 0; i < values.Length; i++)
        {
            var here = new Site(site.Name, variation.Place(i) ?? site.At);
            if (IsAlternative(values[i], type, here, context) && ParseOne((INamedTypeSymbol)values[i].Value!, names, here, context) is { } alternative)
            {
                alternatives.Add(alternative);
            }
        }
        return alternatives.Count == values.Length ? new(TypeShape.Alternatives, type.ToClr(), "", alternatives.ToEquatable()) : null;
    }

    private static TypeSpec? ParseOne(INamedTypeSymbol alternative, HashSet<string> names, Site site, ParseContext context)
    {
        if (!names.Add(alternative.Name))
        {
            context.Report(Rules.DuplicateChoice, site.At, $"'{alternative.Name}'", site.Name);
            return null;
        }
        var member = ConfigMembers.Of(alternative).FirstOrDefault(member => member.Name == NameRules.Discriminator && ConfigMembers.WhyNoField(member) is null);
        if (member is not null)
        {
            context.Report(Rules.ReservedName, member.Place() ?? site.At, member.Name, "alternatives in JSON");
        }
        return ObjectParser.ParseNested(alternative, site, context);
    }

    private static bool IsAlternative(TypedConstant value, ITypeSymbol type, Site site, ParseContext context)
    {
        var name = value.Kind == TypedConstantKind.Type ? ((ITypeSymbol)value.Value!).ToShort() : ChoicesParser.Shown(value);
        if (WhyNot(value, type, context) is { } why)
        {
            context.Report(Rules.BadAlternative, site.At, name, site.Name, type.ToShort(), why);
            return false;
        }
        if (!context.Sees((ITypeSymbol)value.Value!))
        {
            context.Report(Rules.Unreachable, site.At, site.Name, name, context.Experiment.Name);
            return false;
        }
        return true;
    }

    private static string? WhyNot(TypedConstant value, ITypeSymbol type, ParseContext context) => value.Value switch
    {
        _ when value.Kind != TypedConstantKind.Type => "is no type",
        INamedTypeSymbol { IsUnboundGenericType: true } => "is generic without type arguments",
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } named => context.IsA(named, type) ? null : $"is no '{type.ToShort()}'",
        ITypeSymbol { TypeKind: TypeKind.Class } => "is abstract",
        _ => "is no class",
    };
}
