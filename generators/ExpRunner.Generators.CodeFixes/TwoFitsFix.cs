using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Keeps the program, and the method under another name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TwoFitsFix)), Shared]
public sealed class TwoFitsFix() : RepairProvider(Rules.ProgramAndFit)
{
    private const string Free = "FitCore";

    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
        => mistake.Around<MethodDeclarationSyntax>() is { } method && mistake.Declared(method) is { } symbol && symbol.ContainingType.GetMembers(Free).IsEmpty
            ? [new("Rename", $"Rename it to '{Free}'", []) { Renamed = [symbol], NewName = Free }]
            : [];
}
