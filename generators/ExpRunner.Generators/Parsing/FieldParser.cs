using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Reads one member of a config class.</summary>
internal static class FieldParser
{
    /// <summary>The attributes that vary a field.</summary>
    public static readonly IReadOnlyList<string> Variations
        = [RuntimeNames.VariationAttribute, RuntimeNames.VariationRangeAttribute, RuntimeNames.VariationSourceAttribute];

    /// <summary>The field; null if the member is none, or something is wrong with it.</summary>
    public static FieldSpec? Parse(ISymbol member, IParameterSymbol? parameter, Site outer, ParseContext context)
    {
        var site = Site.Of(member, outer);
        var attributes = Attributes(member, parameter).ToList();
        var variations = attributes.FindAll(attribute => Variations.Any(attribute.AttributeClass.Is));
        var role = ConfigMembers.RoleOf(member, parameter is not null);
        if (role != MemberRole.Config)
        {
            ReportVaried(member, site, variations, context);
            return role == MemberRole.Computed && context.Path.Count == 1 ? Computed(member, site, context) : null;
        }
        ReportReserved(member, site, context);
        if (variations.Count > 1)
        {
            context.Report(Rules.SeveralVariations, variations[1].Place() ?? site.At, site.Name);
        }
        var variation = variations.FirstOrDefault();
        if (TypeParser.ParseField(member, attributes, variation, site, context) is not { } type)
        {
            return null;
        }
        var varied = variation is null || variations.Count > 1 ? null : VariationParser.Parse(variation, member, type, site, context);
        return new(
            member.ToMemberName(),
            type,
            parameter is null ? FieldSetting.Initializer : FieldSetting.Constructor,
            attributes.Exists(attribute => attribute.AttributeClass.Is(RuntimeNames.TagAttribute)),
            ConfigMembers.IsRequired(member) || parameter is { HasExplicitDefaultValue: false },
            varied);
    }

    /// <summary>A property without a setter is recorded where its type can be, and silently left out where not.</summary>
    private static FieldSpec? Computed(ISymbol member, Site site, ParseContext context)
    {
        if (TypeParser.ParseQuietly(ConfigMembers.TypeOf(member), site, context) is not { } spec)
        {
            return null;
        }
        ReportReserved(member, site, context);
        return new(member.ToMemberName(), spec, FieldSetting.None, IsTag: false, IsRequired: false, Variation: null);
    }

    private static void ReportVaried(ISymbol member, Site site, List<AttributeData> variations, ParseContext context)
    {
        if (variations.Count > 0)
        {
            context.Report(Rules.NoConfigField, variations[0].Place() ?? site.At, site.Name, ConfigMembers.WhyNoField(member) ?? "is no config field");
        }
    }

    private static void ReportReserved(ISymbol member, Site site, ParseContext context)
    {
        if (context.Path.Count == 1 && NameRules.IsReserved(member.Name))
        {
            context.Report(Rules.ReservedName, site.At, member.Name, "lines of results");
        }
    }

    /// <summary>Attributes of a positional record property are written on the parameter.</summary>
    private static IEnumerable<AttributeData> Attributes(ISymbol member, IParameterSymbol? parameter)
        => parameter is null ? member.GetAttributes() : member.GetAttributes().Concat(parameter.GetAttributes());
}
