using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Leaves a member out of the config that cannot be kept in one, or says what it holds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnkeptFix)), Shared]
public sealed class UnkeptFix() : RepairProvider(Rules.NotSerialisable, Rules.Recursive)
{
    internal const string Ignore = Serialization + "JsonIgnoreAttribute";

    private const string Serialization = "System.Text.Json.Serialization.";

    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Field is not { IsAlone: true } field || mistake.TypeOf(field.Type) is not { } type || mistake.Around<AttributeSyntax>() is not null || IsVaried(field, mistake))
        {
            yield break;
        }
        yield return new("Ignore", "Leave it out of the config with [JsonIgnore]", [field.With(mistake.AttributeName(Ignore), isForProperty: true)]);
        if (field.Attribute(Serialization + "JsonConverterAttribute", mistake) is { } converter)
        {
            yield return new("Converter", $"Remove [{converter.Name}]", type.Scalar() is not null ? [Edit.Remove(converter)] : []);
        }
        else if (type.IsAbstract && Alternatives(type, mistake) is { Count: > 0 } alternatives && mistake.Id == Rules.NotSerialisable.Id)
        {
            var listed = string.Join(", ", alternatives.Select(alternative => $"typeof({mistake.NameOf(alternative)})"));
            yield return new("Alternatives", "Vary it over the types it may hold", [field.With($"{mistake.AttributeName(RuntimeNames.VariationAttribute)}({listed})")]);
        }
    }

    private static bool IsVaried(FieldSyntax field, Mistake mistake) => FieldParser.Variations.Any(name => field.Attribute(name, mistake) is not null);

    /// <summary>The types of the project that the field may hold, in order of their names.</summary>
    private static List<INamedTypeSymbol> Alternatives(ITypeSymbol type, Mistake mistake)
        => [.. mistake.OwnTypes()
            .Where(other => other is { IsAbstract: false, IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Struct })
            .Where(other => mistake.Compilation.ClassifyCommonConversion(other, type) is { IsImplicit: true, IsUserDefined: false })
            .OrderBy(other => other.ToDisplayString(), StringComparer.Ordinal)];
}
