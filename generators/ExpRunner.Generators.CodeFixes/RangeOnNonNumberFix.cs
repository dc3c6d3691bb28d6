using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Turns a range over a field that is no number into choices, or removes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RangeOnNonNumberFix)), Shared]
public sealed class RangeOnNonNumberFix() : RepairProvider(Rules.RangeOnNonNumber)
{
    private const int MostListed = 20;

    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeSyntax>() is not { } attribute || mistake.Field is not { } field || mistake.TypeOf(field.Bare) is not { } type)
        {
            yield break;
        }
        var choices = type switch
        {
            { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean } => "",
            { SpecialType: SpecialType.System_String } => Texts(attribute, mistake),
            _ => null,
        };
        if (choices is not null)
        {
            yield return new("Choices", choices.Length == 0 ? "Vary it over all its values" : "List the numbers as text", [Edit.Replace(attribute, mistake.AttributeName(RuntimeNames.VariationAttribute) + choices)]);
        }
        yield return new("Remove", $"Remove [{attribute.Name}]", [Edit.Remove(attribute)]);
    }

    /// <summary>The whole numbers of a small range as text; null where it is anything else.</summary>
    private static string? Texts(AttributeSyntax attribute, Mistake mistake)
    {
        if (attribute.ArgumentList is not { Arguments: [var first, var last] } || mistake.ConstantOf(first.Expression) is not int min
            || mistake.ConstantOf(last.Expression) is not int max || last.NameEquals is not null || max < min || (long)max - min >= MostListed)
        {
            return null;
        }
        return $"({string.Join(", ", Enumerable.Range(min, max - min + 1).Select(number => $"\"{number}\""))})";
    }
}
