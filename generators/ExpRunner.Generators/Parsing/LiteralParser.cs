using System.Globalization;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ExpRunner.Generators.Parsing;

/// <summary>Turns a constant of an attribute into C# of the field's type; equal values give equal text.</summary>
internal static class LiteralParser
{
    public static Literal Parse(TypedConstant value, ITypeSymbol declared, TypeSpec type)
    {
        if (value.IsNull)
        {
            return ParseNull(declared, type);
        }
        return type.Shape switch
        {
            TypeShape.Nullable => Parse(value, ((INamedTypeSymbol)declared).TypeArguments[0], type.Items[0]),
            TypeShape.Enum => ParseEnum(value, (INamedTypeSymbol)declared),
            TypeShape.Scalar => ParseScalar(value, type.Key),
            TypeShape.Array or TypeShape.List or TypeShape.ImmutableArray or TypeShape.Sequence => ParseSequence(value, declared, type.Items[0]),
            _ => new(null, WayOut: "; give its values with [VariationSource]"),
        };
    }

    private static Literal ParseNull(ITypeSymbol declared, TypeSpec type)
    {
        var mayBeNull = type.Shape == TypeShape.Nullable || (declared.IsReferenceType && declared.NullableAnnotation != NullableAnnotation.NotAnnotated);
        return mayBeNull ? new("null") : new(null, WayOut: $"; declare it '{declared.ToShort()}?'");
    }

    private static Literal ParseEnum(TypedConstant value, INamedTypeSymbol type)
    {
        if (!SymbolEqualityComparer.Default.Equals(value.Type, type))
        {
            return Literal.Wrong;
        }
        var named = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value.Value));
        return new(named is null
            ? $"({type.ToClr()})({Convert.ToString(value.Value, CultureInfo.InvariantCulture)})"
            : $"{type.ToClr()}.{named.Name.Escape()}");
    }

    private static Literal ParseScalar(TypedConstant value, string factory) => (factory, value.Value) switch
    {
        _ when value.Kind != TypedConstantKind.Primitive => Literal.Wrong,
        ("Boolean", bool flag) => new(flag ? "true" : "false"),
        ("Boolean", _) or (_, bool) => Literal.Wrong,
        ("Char", char letter) => new(SymbolDisplay.FormatLiteral(letter, quote: true)),
        ("Char", string { Length: 1 } text) => new(SymbolDisplay.FormatLiteral(text[0], quote: true)),
        ("Char", _) or (_, char) => Literal.Wrong,
        ("String", string text) => new(SymbolDisplay.FormatLiteral(text, quote: true)),
        ("String", _) => Literal.Wrong,
        (_, string text) when NumberLiterals.IsNumber(factory) => NumberLiterals.FromText(text, factory),
        (_, string text) => TextLiterals.Parse(text, factory),
        (_, { } number) when NumberLiterals.IsNumber(factory) => NumberLiterals.FromConstant(number, factory),
        _ => new(null, WayOut: "; write it as text"),
    };

    private static Literal ParseSequence(TypedConstant value, ITypeSymbol declared, TypeSpec item)
    {
        if (value.Kind != TypedConstantKind.Array)
        {
            return Literal.Wrong;
        }
        var items = value.Values.Select(element => Parse(element, SequenceParser.Shape(declared)!.Value.Item, item)).ToList();
        var bad = items.FindIndex(literal => literal.Text is null);
        return bad >= 0 ? items[bad] : new($"[{string.Join(", ", items.Select(literal => literal.Text))}]");
    }
}
