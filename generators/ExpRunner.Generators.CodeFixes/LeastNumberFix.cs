using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Sets a number to the least that makes sense; a size, of which none is the least, is removed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeastNumberFix)), Shared]
public sealed class LeastNumberFix() : RepairProvider(Rules.Repetitions, Rules.CountTooSmall, Rules.BadResources)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeArgumentSyntax>() is not { NameEquals: { } name, Expression: var number } argument)
        {
            return [];
        }
        return Least(mistake, name.Name.Identifier.ValueText) is { } least
            ? [new($"Set {name.Name} to {least}", Edit.Replace(number, least))]
            : name.Name.Identifier.ValueText == "Memory" ? [new("Remove Memory", argument.Removed())] : [];
    }

    private static string? Least(Mistake mistake, string name)
        => mistake.Id == Rules.CountTooSmall.Id ? "2" : name switch { "Gpus" => "0", "Memory" or "Tags" => null, _ => "1" };
}
