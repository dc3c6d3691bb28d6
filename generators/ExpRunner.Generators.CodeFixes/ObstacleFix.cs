using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Removes the word that keeps a class from being an experiment, or brings the class into reach.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ObstacleFix)), Shared]
public sealed class ObstacleFix() : RepairProvider(Rules.NoExperiment)
{
    private static readonly (SyntaxKind Kind, string Word)[] Words
        = [(SyntaxKind.StaticKeyword, "static"), (SyntaxKind.AbstractKeyword, "abstract"), (SyntaxKind.FileKeyword, "file")];

    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<TypeDeclarationSyntax>() is not { } declaration || mistake.Declared(declaration) is not INamedTypeSymbol type)
        {
            return [];
        }
        var levels = ClassParser.Containers(type).Prepend(type).ToList();
        if (levels.Exists(level => level.IsGenericType))
        {
            return [];
        }
        var parts = Parts(type, mistake).ToList();
        var word = Words.FirstOrDefault(word => parts.Exists(part => part.Modifiers.Any(word.Kind)));
        return [word.Word is null
            ? new("Reach", $"Make '{type.Name}' internal", [.. levels.Where(IsHidden).SelectMany(level => Parts(level, mistake)).SelectMany(part => part.WithAccessibility("internal"))])
            : new(word.Word, $"Remove '{word.Word}'", [.. parts.SelectMany(part => part.Without(word.Kind))])];
    }

    private static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type, Mistake mistake)
        => type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(mistake.Cancel)).OfType<TypeDeclarationSyntax>();

    private static bool IsHidden(INamedTypeSymbol type)
        => type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;
}
