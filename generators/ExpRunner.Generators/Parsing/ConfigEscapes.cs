using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.Parsing;

/// <summary>Says where an experiment hands itself to other code: whoever gets the instance may read any field.</summary>
internal static class ConfigEscapes
{
    public static bool In(SyntaxNode node, INamedTypeSymbol experiment, FieldWords words) => node switch
    {
        ThisExpressionSyntax self => EscapesFrom(self, experiment),
        BaseExpressionSyntax self => self.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax },
        ConstructorInitializerSyntax initializer => initializer.IsKind(SyntaxKind.BaseConstructorInitializer),
        PrimaryConstructorBaseTypeSyntax => true,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => IsInherited(name.Identifier.ValueText, experiment, words),
        _ => false,
    };

    private static bool EscapesFrom(ExpressionSyntax self, INamedTypeSymbol experiment) => self.Parent switch
    {
        ParenthesizedExpressionSyntax around => EscapesFrom(around, experiment),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when call.Expression == access => !IsOwn(access.Name.Identifier.ValueText, experiment),
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax => false,
        IsPatternExpressionSyntax { Pattern: RecursivePatternSyntax { Designation: null } } => false,
        _ => true,
    };

    /// <summary>A call without a receiver that goes to a base class, such as <c>GetType()</c>.</summary>
    private static bool IsInherited(string name, INamedTypeSymbol experiment, FieldWords words)
    {
        if (IsOwn(name, experiment) || words.IsLocal(name))
        {
            return false;
        }
        for (var level = experiment.BaseType; level is not null; level = level.BaseType)
        {
            if (level.GetMembers(name).Any(member => member is IMethodSymbol { IsStatic: false }))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsOwn(string name, INamedTypeSymbol experiment) => experiment.GetMembers(name).Any(member => !member.IsImplicitlyDeclared);
}
