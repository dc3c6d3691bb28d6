using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Keeps one of Step, Factor and Count.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpacingFix)), Shared]
public sealed class SpacingFix() : RepairProvider(Rules.SeveralSpacings)
{
    private static readonly string[] Spacings = ["Step", "Factor", "Count"];

    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeArgumentListSyntax>() is not { } list)
        {
            return [];
        }
        var given = list.Arguments.Where(argument => Spacings.Contains(NameOf(argument))).ToList();
        return given.Select(kept => new Repair(NameOf(kept)!, $"Keep {NameOf(kept)}", [.. given.Where(argument => argument != kept).Select(argument => Edit.Remove(list.Arguments, argument))]));
    }

    private static string? NameOf(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;
}
