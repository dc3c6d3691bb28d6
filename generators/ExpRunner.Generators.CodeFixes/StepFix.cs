using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Turns a step round.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StepFix)), Shared]
public sealed class StepFix() : RepairProvider(Rules.BadStep)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeArgumentSyntax>()?.Expression is not { } step || Turned(step, mistake) is not { } turned || (turned.StartsWith("-", StringComparison.Ordinal) && IsUnsigned(mistake)))
        {
            return [];
        }
        return [new("Flip the sign of Step", Edit.Replace(step, turned))];
    }

    private static string? Turned(ExpressionSyntax step, Mistake mistake)
    {
        var value = mistake.ConstantOf(step);
        if (mistake.NumberOf(step) is not { Value: not 0 } number)
        {
            return null;
        }
        return step switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative => negative.Operand.ToString(),
            LiteralExpressionSyntax when value is string text => SymbolDisplay.FormatLiteral(number.Value < 0 ? text.Trim().Substring(1) : "-" + text.Trim().TrimStart('+'), quote: true),
            LiteralExpressionSyntax or NameSyntax or MemberAccessExpressionSyntax when value is not string => "-" + step,
            _ => value is string ? null : $"-({step})",
        };
    }

    /// <summary>Whether the field is of a type without negative numbers.</summary>
    private static bool IsUnsigned(Mistake mistake)
    {
        var type = mistake.Field is { } field ? mistake.TypeOf(field.Bare) : null;
        return type?.SpecialType is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64;
    }
}
