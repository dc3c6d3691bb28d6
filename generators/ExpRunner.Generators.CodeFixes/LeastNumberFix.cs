using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Raises a number to the least that is allowed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeastNumberFix)), Shared]
public sealed class LeastNumberFix() : RepairProvider(Rules.Repetitions, Rules.CountTooSmall)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        var least = mistake.Id == Rules.Repetitions.Id ? "1" : "2";
        return mistake.Around<AttributeArgumentSyntax>() is { NameEquals: { } name, Expression: var number }
            ? [new($"Set {name.Name} to {least}", Edit.Replace(number, least))]
            : [];
    }
}
