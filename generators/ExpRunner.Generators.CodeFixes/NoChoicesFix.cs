using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Lists the default of a field as its first choice, or leaves the field as it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoChoicesFix)), Shared]
public sealed class NoChoicesFix() : RepairProvider(Rules.NoChoices)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeSyntax>() is not { } attribute || mistake.Field is not { } field)
        {
            yield break;
        }
        if (Default(field, mistake) is { } value)
        {
            yield return new("List", $"List its default, {value}", [attribute.WithArguments(value)]);
        }
        yield return new("Remove", $"Remove [{attribute.Name}]", [Edit.Remove(attribute)]);
    }

    private static string? Default(FieldSyntax field, Mistake mistake)
    {
        if (field.Default is { } written)
        {
            return mistake.ConstantOf(written) is null ? null : written.ToString();
        }
        return mistake.TypeOf(field.Type)?.Scalar() is { } scalar && NumberLiterals.IsNumber(scalar) ? "0" : null;
    }
}
