using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Removes a variation that comes after another one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SeveralVariationsFix)), Shared]
public sealed class SeveralVariationsFix() : RepairProvider(Rules.SeveralVariations)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
        => mistake.Around<AttributeSyntax>() is { } attribute ? [new($"Remove [{attribute.Name}]", Edit.Remove(attribute))] : [];
}
