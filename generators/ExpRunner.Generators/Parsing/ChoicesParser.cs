using System.Collections.Immutable;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ExpRunner.Generators.Parsing;

/// <summary>Reads the choices of a variation and checks them against the field's type.</summary>
internal static class ChoicesParser
{
    /// <summary>The choices as they were given: null where the only one is null, an array's items where the array was passed as the argument list.</summary>
    public static ImmutableArray<TypedConstant> Values(AttributeData variation)
        => variation.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } all] ? all.Values : variation.ConstructorArguments;

    public static VariationSpec? Parse(VariedField field, ImmutableArray<TypedConstant> values, ParseContext context)
    {
        values = Spread(field, values);
        var literals = new List<string>();
        for (var i = 0; i < values.Length; i++)
        {
            var at = field.Attribute.Place(i);
            switch (LiteralParser.Parse(values[i], field.Declared, field.Type))
            {
                case { IsNaN: true }:
                    context.Report(Rules.NotANumber, at, field.Site.Name);
                    break;
                case { Text: null } wrong:
                    field.ReportWrong(Shown(values[i]), at, context, wrong.WayOut ?? "");
                    break;
                case { Text: { } text } when literals.Contains(text):
                    context.Report(Rules.DuplicateChoice, at, Shown(values[i]), field.Site.Name);
                    break;
                case { Text: { } text }:
                    literals.Add(text);
                    break;
            }
        }
        return literals.Count == values.Length ? new ChoicesSpec(literals.ToEquatable()) : null;
    }

    /// <summary>
    /// A single array: one choice for a field that holds arrays, several for a field that holds one of its items.
    /// The compiler passes a <c>string[]</c> as the whole argument list and any other array as its only item.
    /// </summary>
    private static ImmutableArray<TypedConstant> Spread(VariedField field, ImmutableArray<TypedConstant> values)
    {
        var isSequence = SequenceParser.Shape(field.Declared) is not null;
        var whole = field.Attribute.ConstructorArguments[0];
        if (isSequence)
        {
            return whole is { IsNull: false, Type: IArrayTypeSymbol { ElementType.SpecialType: not SpecialType.System_Object } } ? ImmutableArray.Create(whole) : values;
        }
        return values is [{ Kind: TypedConstantKind.Array, IsNull: false } only] ? only.Values : values;
    }

    public static string Shown(TypedConstant value) => value.IsNull ? "null" : value.ToCSharpString();
}
