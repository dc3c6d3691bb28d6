using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Finds the config type that stands for a C# type.</summary>
internal static class TypeParser
{
    /// <summary>The type of a config field: its own converter, its alternatives, or what its C# type says.</summary>
    public static TypeSpec? ParseField(ISymbol member, IReadOnlyList<AttributeData> attributes, AttributeData? variation, Site site, ParseContext context)
    {
        var type = ConfigMembers.TypeOf(member);
        if (ConverterParser.Find(attributes) is { } converter)
        {
            return ConverterParser.Parse(type, converter, site, context);
        }
        return variation is not null && AlternativesParser.Lists(variation)
            ? AlternativesParser.Parse(type, variation, site, context)
            : Parse(type, site, context);
    }

    /// <summary>The same without findings, for types that may be anything.</summary>
    public static TypeSpec? ParseQuietly(ITypeSymbol type, Site site, ParseContext context) => context.Try(() => Parse(type, site, context));

    public static TypeSpec? Parse(ITypeSymbol type, Site site, ParseContext context)
    {
        context.Cancel.ThrowIfCancellationRequested();
        if (type.TypeKind == TypeKind.Error)
        {
            return NotThis(type, site, context, "the compiler does not know it");
        }
        if (!context.Sees(type))
        {
            context.Report(Rules.Unreachable, site.At, site.Name, type.ToShort(), context.Experiment.Name);
            return null;
        }
        if (ScalarNames.All.FirstOrDefault(scalar => type.Is(scalar.Metadata)) is { Clr: not null } scalar)
        {
            return new(TypeShape.Scalar, scalar.Clr, scalar.Factory);
        }
        if (ConverterParser.Find(type.GetAttributes()) is { } converter)
        {
            return ConverterParser.Parse(type, converter, site, context);
        }
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Parse(nullable.TypeArguments[0], site, context) is { } inner ? new(TypeShape.Nullable, inner.Clr + "?", "", new(inner)) : null;
        }
        return type.TypeKind == TypeKind.Enum ? ParseEnum((INamedTypeSymbol)type, context)
            : SequenceParser.Shape(type) is var (shape, item) ? SequenceParser.Parse(shape, type, item, site, context)
            : ParseObject(type, site, context);
    }

    /// <summary>Reports a type that no config can hold.</summary>
    public static TypeSpec? NotThis(ITypeSymbol type, Site site, ParseContext context, string why)
    {
        context.Report(Rules.NotSerialisable, site.At, site.Name, type.ToShort(), why);
        return null;
    }

    public static TypeSpec? ParseEnum(INamedTypeSymbol type, ParseContext context)
    {
        if (context.IsKnown(type, out var known))
        {
            return known;
        }
        var names = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => field.Name);
        var spec = new EnumSpec(context.IdentifierFor(type), type.ToClr(), names.ToEquatable());
        context.Definitions.Add(spec);
        return context.Remember(type, new(TypeShape.Enum, spec.Clr, spec.Identifier));
    }

    private static TypeSpec? ParseObject(ITypeSymbol type, Site site, ParseContext context)
    {
        if (WhyNoObject(type) is { } why)
        {
            return NotThis(type, site, context, why);
        }
        var findings = context.Findings.Count;
        var spec = ObjectParser.ParseNested((INamedTypeSymbol)type, site, context);
        var isEmpty = context.Definitions.OfType<ObjectSpec>().Any(definition => definition.Identifier == spec?.Key && definition.Fields.Count == 0);
        return isEmpty && context.Findings.Count == findings ? NotThis(type, site, context, "it has no public property or field that can be set") : spec;
    }

    private static string? WhyNoObject(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "an interface says nothing of what it holds, so name the alternatives with [Variation(typeof(...), ...)]",
        { IsAbstract: true } => "it is abstract, so name the alternatives with [Variation(typeof(...), ...)]",
        { IsTupleType: true } => "a tuple has no names at run time, so use a record",
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsRefLikeType: false } named when !named.IsFromSystem()
            => named.ArgumentOf(SpecialType.System_Collections_Generic_IEnumerable_T) is null ? null : "it is a collection of its own, so use an array or a list",
        _ => "it is none of the types that have a text form",
    };
}
