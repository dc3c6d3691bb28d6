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
        if (ClassParser.Containers(type).Prepend(type).Any(level => level.IsGenericType))
        {
            return [];
        }
        var parts = Reach.Parts(type, mistake).ToList();
        var word = Words.FirstOrDefault(word => parts.Exists(part => part.Modifiers.Any(word.Kind)));
        return [word.Word is null
            ? new("Reach", $"Make '{type.Name}' internal", [.. Reach.Edits(type, mistake)])
            : new(word.Word, $"Remove '{word.Word}'", [.. parts.SelectMany(part => part.Without(word.Kind))])];
    }
}
