using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Replaces a value of the wrong type by the nearest right one, removes it, or gives the field a type that has it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WrongTypeFix)), Shared]
public sealed class WrongTypeFix() : RepairProvider(Rules.WrongType)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeArgumentSyntax>() is not { Parent: AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } list } argument
            || mistake.Field is not { } field || mistake.TypeOf(field.Bare) is not { } type)
        {
            yield break;
        }
        var written = argument.Expression;
        if (NearValue.Of(written, type, mistake) is { } near && !IsTaken(near, argument, list))
        {
            yield return new("Near", $"Write {near}", [Edit.Replace(written, near)]);
        }
        if (field.IsAlone && Wider(written, type, mistake) is { } wider)
        {
            yield return new("Type", $"Make the field '{wider}'", [Edit.Replace(field.Bare, wider)]);
        }
        if (field.IsAlone && written.IsKind(SyntaxKind.NullLiteralExpression) && field.Type is not NullableTypeSyntax)
        {
            yield return new("Null", "Let the field be null", [Edit.Append(field.Type.GetLastToken(), "?")]);
        }
        if (mistake.Is(attribute, RuntimeNames.VariationAttribute) && argument.IsOneOfSeveral())
        {
            yield return new("Remove", $"Remove {argument}", [argument.Removed()]);
        }
    }

    /// <summary>Whether a value is another choice already, or a step of nothing.</summary>
    private static bool IsTaken(string near, AttributeArgumentSyntax argument, AttributeArgumentListSyntax list)
        => argument.NameEquals is not null ? near == "0" : list.Arguments.Any(other => other.NameEquals is null && other.ToString() == near);

    /// <summary>The number type that holds a number which is too much for the field's.</summary>
    private static string? Wider(ExpressionSyntax written, ITypeSymbol type, Mistake mistake)
    {
        var factory = type.Scalar() ?? "";
        if ((!NumberLiterals.IsWhole(factory) && factory != "Single") || mistake.ConstantOf(written) is string || mistake.NumberOf(written) is not { } number || double.IsInfinity(number.Value))
        {
            return null;
        }
        var isReal = factory == "Single" || mistake.ConstantOf(written) is double or float;
        return isReal ? "double" : new[] { ("Int32", "int"), ("Int64", "long") }.FirstOrDefault(wider => NumberLiterals.Fits(number, wider.Item1)).Item2;
    }
}
