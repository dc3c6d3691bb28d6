using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Moves the end of a range by ratio above zero, or takes equal distances instead of ratios.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TouchesZeroFix)), Shared]
public sealed class TouchesZeroFix() : RepairProvider(Rules.RangeTouchesZero)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeArgumentSyntax>() is not { Parent.Parent: AttributeSyntax attribute } argument)
        {
            yield break;
        }
        var other = attribute.Positional().FirstOrDefault(end => end != argument);
        if (IsWhole(mistake) && other is not null && mistake.NumberOf(other.Expression) is { Value: > 1 })
        {
            yield return new("One", "Write 1", [Edit.Replace(argument.Expression, "1")]);
        }
        if (attribute.Named("Scale") is { } scale && attribute.Named("Factor") is null)
        {
            yield return new("Linear", "Use a linear scale", [scale.Removed()]);
        }
    }

    private static bool IsWhole(Mistake mistake)
        => mistake.Field is { } field && mistake.TypeOf(field.Bare)?.Scalar() is { } scalar && NumberLiterals.IsWhole(scalar);
}
