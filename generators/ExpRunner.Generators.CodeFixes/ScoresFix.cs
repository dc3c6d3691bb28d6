using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Makes the members of a result public, so that they are scores.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ScoresFix)), Shared]
public sealed class ScoresFix() : RepairProvider(Rules.NoScores)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Declared(mistake.Node) is not IMethodSymbol phase || ChainParser.ResultOf(phase, phase.Name).Result?.Type is not { } type)
        {
            return [];
        }
        var hidden = type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(mistake.Cancel)).OfType<TypeDeclarationSyntax>().SelectMany(part => part.Members).Where(IsMeant);
        return [new($"Make the members of '{type.Name}' public", [.. hidden.SelectMany(member => member.WithAccessibility("public"))])];
    }

    /// <summary>A member with a value that nobody has said is private.</summary>
    private static bool IsMeant(MemberDeclarationSyntax member)
        => member is PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } or FieldDeclarationSyntax
            && !member.Modifiers.Any(word => word.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.StaticKeyword or SyntaxKind.ConstKeyword);
}
