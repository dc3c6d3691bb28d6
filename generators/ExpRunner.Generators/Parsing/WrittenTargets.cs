using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.Parsing;

/// <summary>What code writes to, by its form alone.</summary>
internal static class WrittenTargets
{
    /// <summary>What a piece of code assigns, counts up or down, or passes by <c>ref</c> or <c>out</c>; what initialisers set belongs to a new instance.</summary>
    public static IEnumerable<ExpressionSyntax> Of(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Parent.RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression } => [],
        AssignmentExpressionSyntax assignment => Leaves(assignment.Left),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => [step.Operand],
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => [step.Operand],
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => [argument.Expression],
        _ => [],
    };

    /// <summary>The word that it starts at, of <c>this</c> or alone: K in <c>K</c>, <c>this.K</c>, <c>K.Rate</c> and <c>K[0]</c>.</summary>
    public static IdentifierNameSyntax? Root(ExpressionSyntax target)
    {
        var start = Steps(target).LastOrDefault();
        return start is null || !IsStart(start) ? null : start as IdentifierNameSyntax ?? ((MemberAccessExpressionSyntax)start).Name as IdentifierNameSyntax;
    }

    /// <summary>Whether a step is the first one: a word alone, or a member of <c>this</c>.</summary>
    public static bool IsStart(ExpressionSyntax step)
        => step is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax };

    /// <summary>The members and elements on the way to a target, the target first.</summary>
    public static IEnumerable<ExpressionSyntax> Steps(ExpressionSyntax target)
    {
        for (var step = target; step is not null; step = Before(step))
        {
            if (step is IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax)
            {
                yield return step;
            }
        }
    }

    private static ExpressionSyntax? Before(ExpressionSyntax step) => step switch
    {
        MemberAccessExpressionSyntax access when !IsStart(access) => access.Expression,
        ElementAccessExpressionSyntax element => element.Expression,
        ParenthesizedExpressionSyntax inner => inner.Expression,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => sure.Operand,
        _ => null,
    };

    private static IEnumerable<ExpressionSyntax> Leaves(ExpressionSyntax left)
        => left is TupleExpressionSyntax tuple ? tuple.Arguments.SelectMany(argument => Leaves(argument.Expression)) : [left];
}
