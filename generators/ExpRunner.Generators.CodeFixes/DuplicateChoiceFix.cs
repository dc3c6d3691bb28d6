using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Removes a choice that is given twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DuplicateChoiceFix)), Shared]
public sealed class DuplicateChoiceFix() : RepairProvider(Rules.DuplicateChoice)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
        => mistake.Around<AttributeArgumentSyntax>() is { Parent: AttributeArgumentListSyntax list } argument
            ? [new("Remove the second one", Edit.Remove(list.Arguments, argument))]
            : [];
}
