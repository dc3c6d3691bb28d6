using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Types and members that bring their own System.Text.Json converter.</summary>
internal static class ConverterParser
{
    private const string Serialization = "System.Text.Json.Serialization.";

    /// <summary>The converter that attributes name; null if they name none.</summary>
    public static INamedTypeSymbol? Find(IEnumerable<AttributeData> attributes)
        => attributes
            .Where(attribute => attribute.AttributeClass.Is(Serialization + "JsonConverterAttribute"))
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol)
            .FirstOrDefault();

    public static TypeSpec? Parse(ITypeSymbol type, INamedTypeSymbol converter, Site site, ParseContext context)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && !Converts(converter, type))
        {
            return Parse(nullable.TypeArguments[0], converter, site, context) is { } inner ? new(TypeShape.Nullable, inner.Clr + "?", "", new(inner)) : null;
        }
        if (type.TypeKind == TypeKind.Enum && converter.Name == "JsonStringEnumConverter")
        {
            return TypeParser.ParseEnum((INamedTypeSymbol)type, context);
        }
        if (!Converts(converter, type))
        {
            return TypeParser.NotThis(type, site, context, $"'{converter.ToShort()}' is no JsonConverter<{type.ToShort()}>");
        }
        if (!context.Sees(converter))
        {
            context.Report(Rules.Unreachable, site.At, site.Name, converter.ToShort(), context.Experiment.Name);
            return null;
        }
        if (converter.IsAbstract || !converter.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && context.Sees(constructor)))
        {
            return TypeParser.NotThis(type, site, context, $"'{context.Experiment.Name}' cannot create its converter '{converter.ToShort()}'");
        }
        return new(TypeShape.Converter, Converted(converter)!.ToClrWithNulls(), converter.ToClr());
    }

    private static bool Converts(INamedTypeSymbol converter, ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(Converted(converter), type);

    private static ITypeSymbol? Converted(INamedTypeSymbol converter)
    {
        for (var level = converter.BaseType; level is not null; level = level.BaseType)
        {
            if (level.Is(Serialization + "JsonConverter`1"))
            {
                return level.TypeArguments[0];
            }
        }
        return null;
    }
}
