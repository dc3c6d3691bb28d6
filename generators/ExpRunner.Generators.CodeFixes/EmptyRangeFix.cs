using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Swaps the ends of a range.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EmptyRangeFix)), Shared]
public sealed class EmptyRangeFix() : RepairProvider(Rules.EmptyRange)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        var ends = mistake.Around<AttributeSyntax>()?.Positional().Select(argument => argument.Expression).ToList();
        if (ends is not [var first, var second] || mistake.NumberOf(first) is not { } one || mistake.NumberOf(second) is not { } other || one == other)
        {
            return [];
        }
        return [new("Swap the ends", Edit.Replace(first, second.ToString()), Edit.Replace(second, first.ToString()))];
    }
}
