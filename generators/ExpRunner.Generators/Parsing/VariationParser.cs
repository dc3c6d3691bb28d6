using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Reads the attribute that varies a field.</summary>
internal static class VariationParser
{
    public static VariationSpec? Parse(AttributeData attribute, ISymbol member, TypeSpec type, Site site, ParseContext context)
    {
        var varied = new VariedField(site, ConfigMembers.TypeOf(member), type, attribute);
        if (attribute.AttributeClass.Is(RuntimeNames.VariationRangeAttribute))
        {
            return RangeParser.Parse(varied, context);
        }
        if (attribute.AttributeClass.Is(RuntimeNames.VariationSourceAttribute))
        {
            return SourceParser.Parse(varied, member.ContainingType, context);
        }
        return type.Shape == TypeShape.Alternatives ? new AllSpec() : ParseChoices(varied, context);
    }

    private static VariationSpec? ParseChoices(VariedField field, ParseContext context)
    {
        var values = ChoicesParser.Values(field.Attribute);
        if (!values.IsEmpty)
        {
            return ChoicesParser.Parse(field, values, context);
        }
        var inner = field.Type.Shape == TypeShape.Nullable ? field.Type.Items[0] : field.Type;
        if (inner.Shape == TypeShape.Enum || inner is { Shape: TypeShape.Scalar, Key: "Boolean" })
        {
            return new AllSpec();
        }
        context.Report(Rules.NoChoices, field.Attribute.Place() ?? field.Site.At, field.Site.Name, field.Declared.ToShort());
        return null;
    }
}
