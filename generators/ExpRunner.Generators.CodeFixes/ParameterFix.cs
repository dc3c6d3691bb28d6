using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Makes a config field of a parameter for which there is nothing to pass.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParameterFix)), Shared]
public sealed class ParameterFix() : RepairProvider(Rules.UnknownParameter)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake) => AsField(mistake);

    /// <summary>The parameter becomes a field of the config, or loses the modifier that keeps it from being passed.</summary>
    internal static IEnumerable<Repair> AsField(Mistake mistake)
    {
        if (mistake.Around<ParameterSyntax>() is not { Type: { } written, Parent: ParameterListSyntax { Parent: MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } method } list } parameter
            || mistake.Declared(parameter) is not IParameterSymbol symbol)
        {
            return [];
        }
        if (symbol.RefKind != RefKind.None)
        {
            return [new("Modifier", $"Remove '{parameter.Modifiers}'", [.. parameter.Modifiers.Select(Edit.Remove)])];
        }
        var name = char.ToUpperInvariant(symbol.Name[0]) + symbol.Name.Substring(1);
        var edits = Uses(symbol, method, mistake).Select(use => Edit.Replace(use, name)).Prepend(Edit.Remove(list.Parameters, parameter)).ToList();
        var same = symbol.ContainingType.BasesFirst().SelectMany(level => level.GetMembers(name)).FirstOrDefault();
        if (same is null)
        {
            edits.Add(type.WithBefore(type.Members[0], Property(symbol, written, name, parameter.Default)));
            return [new("Field", $"Make '{symbol.Name}' the config field '{name}'", [.. edits])];
        }
        var fits = same is IPropertySymbol or IFieldSymbol && SymbolEqualityComparer.Default.Equals(ConfigMembers.TypeOf(same), symbol.Type);
        return fits ? [new("Field", $"Use the config field '{name}'", [.. edits])] : [];
    }

    private static IEnumerable<IdentifierNameSyntax> Uses(IParameterSymbol parameter, MethodDeclarationSyntax method, Mistake mistake)
        => method.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == parameter.Name)
            .Where(use => SymbolEqualityComparer.Default.Equals(mistake.Model.GetSymbolInfo(use, mistake.Cancel).Symbol, parameter));

    /// <summary>A property with the parameter's default; one that cannot be null and has none must be set.</summary>
    private static string Property(IParameterSymbol parameter, TypeSyntax type, string name, EqualsValueClauseSyntax? value)
    {
        var mustBeSet = value is null && parameter.Type is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.Annotated };
        return $"public {(mustBeSet ? "required " : "")}{type} {name} {{ get; init; }}{(value is null ? "" : $" {value};")}";
    }
}
