using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
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
        var ends = mistake.Around<AttributeSyntax>()?.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).Select(argument => argument.Expression).ToList();
        if (ends is not [var first, var second] || Read(first, mistake) is not { } one || Read(second, mistake) is not { } other || one == other)
        {
            return [];
        }
        return [new("Swap the ends", Edit.Replace(first, second.ToString()), Edit.Replace(second, first.ToString()))];
    }

    /// <summary>The number at an end, which may be written as text.</summary>
    private static (double, decimal?)? Read(ExpressionSyntax end, Mistake mistake)
    {
        var value = mistake.Model.GetConstantValue(end, mistake.Cancel).Value;
        var text = value as string ?? (NumberLiterals.TryText(value, out var written) ? written : "");
        return NumberLiterals.TryRead(text, out var number) ? number : null;
    }
}
