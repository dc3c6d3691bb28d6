using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Makes a class and the classes around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFix)), Shared]
public sealed class PartialFix() : RepairProvider(Rules.NotPartial)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<TypeDeclarationSyntax>() is not { } declaration || mistake.Declared(declaration) is not INamedTypeSymbol type)
        {
            yield break;
        }
        var edits = ClassParser.Containers(type).Prepend(type)
            .SelectMany(level => level.DeclaringSyntaxReferences)
            .Select(part => part.GetSyntax(mistake.Cancel))
            .OfType<TypeDeclarationSyntax>()
            .Where(part => !part.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(part => Edit.Insert(part.Keyword, "partial "));
        yield return new($"Make '{type.Name}' partial", edits.ToArray());
    }
}
