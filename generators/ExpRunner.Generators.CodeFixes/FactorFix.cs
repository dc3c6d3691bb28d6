using System.Composition;
using System.Globalization;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Turns a factor round.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FactorFix)), Shared]
public sealed class FactorFix() : RepairProvider(Rules.BadFactor)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeArgumentSyntax>() is not { Parent.Parent: AttributeSyntax attribute } argument
            || attribute.Positional() is not [var first, var last]
            || mistake.NumberOf(first.Expression) is not { } min || mistake.NumberOf(last.Expression) is not { } max
            || mistake.NumberOf(argument.Expression)?.Exact is not { } factor || Math.Abs(factor) is 0 or 1)
        {
            return [];
        }
        var size = Math.Abs(factor);
        var text = size > 1 == max.Value > min.Value ? size.ToString(CultureInfo.InvariantCulture) : Inverse(size);
        return [new($"Write {text}", Edit.Replace(argument.Expression, mistake.ConstantOf(argument.Expression) is string ? $"\"{text}\"" : text))];
    }

    /// <summary>One divided by a number: exact, or as many digits as a double has.</summary>
    private static string Inverse(decimal number) => (1 / number).ToString("0.###############", CultureInfo.InvariantCulture);
}
