using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Adds the phase that every experiment has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingFitFix)), Shared]
public sealed class MissingFitFix() : RepairProvider(Rules.NoFit)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
        => mistake.Around<TypeDeclarationSyntax>() is { } type && mistake.Declared(type) is INamedTypeSymbol symbol && symbol.GetMembers("Fit").IsEmpty
            ? [new("Add a method 'Fit' that returns a score", type.WithLast($"public double Fit() => throw new {mistake.NameOf("System.NotImplementedException")}();"))]
            : [];
}
