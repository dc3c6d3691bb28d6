using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Makes a type internal that a config needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReachFix)), Shared]
public sealed class ReachFix() : RepairProvider(Rules.Unreachable)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
        => Needed(mistake).SelectMany(Within).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Select(type => (type.Name, Edits: Reach.Edits(type, mistake).ToArray()))
            .Where(type => type.Edits.Length > 0)
            .Select(type => new Repair(type.Name, $"Make '{type.Name}' internal", [.. type.Edits]));

    /// <summary>The types that are named at the finding: in the attribute, or else those of the field and its attributes.</summary>
    private static IEnumerable<ITypeSymbol> Needed(Mistake mistake)
    {
        if (mistake.Field is not { } field)
        {
            return [];
        }
        var scope = mistake.Around<AttributeArgumentSyntax>() is { } argument ? [argument] : field.Attributes.Cast<SyntaxNode>();
        var listed = scope.SelectMany(node => node.DescendantNodes()).OfType<TypeOfExpressionSyntax>().Select(named => named.Type);
        var written = mistake.Around<AttributeArgumentSyntax>() is null ? listed.Prepend(field.Type) : listed;
        return written.Select(mistake.TypeOf).OfType<ITypeSymbol>();
    }

    /// <summary>A type with those it is made of.</summary>
    private static IEnumerable<INamedTypeSymbol> Within(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Within(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Within).Prepend(named),
        _ => [],
    };
}
