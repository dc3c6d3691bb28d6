using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.Parsing;

/// <summary>Says whether a word in the code of a class reads the field of that name.</summary>
internal sealed class FieldWords
{
    private readonly SemanticModel _model;
    private readonly HashSet<string> _locals;

    /// <param name="part">The part of the class.</param>
    /// <param name="model">Knows what its words mean.</param>
    public FieldWords(TypeDeclarationSyntax part, SemanticModel model)
    {
        _model = model;
        _locals = [.. Declared(part)];
    }

    /// <summary>Whether code declares a local or a parameter of that name, be it elsewhere in the part.</summary>
    public bool IsLocal(string name) => _locals.Contains(name);

    public bool Reads(IdentifierNameSyntax name, ISymbol field, CancellationToken cancel)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
        return !IsWritten(whole) && !IsNamed(whole) && (IsPlain(name, whole) || Means(name, field, cancel));
    }

    private static bool IsWritten(ExpressionSyntax whole) => whole.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == whole;

    /// <summary>Whether only the name is used: <c>nameof(X)</c>, an argument or a member that is called X.</summary>
    private static bool IsNamed(ExpressionSyntax whole)
        => whole.Parent is NameEqualsSyntax or NameColonSyntax { Parent: not SubpatternSyntax }
            or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };

    /// <summary>Whether it is the field for sure: a value on its own, or a member of <c>this</c>; not what could be a type, a local or a member of something else.</summary>
    private bool IsPlain(IdentifierNameSyntax name, ExpressionSyntax whole)
    {
        if (whole is MemberAccessExpressionSyntax access)
        {
            return access.Expression is ThisExpressionSyntax;
        }
        return !IsLocal(name.Identifier.ValueText) && !SyntaxFacts.IsInTypeOnlyContext(name)
            && name.Parent is not (MemberAccessExpressionSyntax or NameSyntax or NameColonSyntax or MemberBindingExpressionSyntax or PatternSyntax or InvocationExpressionSyntax);
    }

    private bool Means(IdentifierNameSyntax name, ISymbol field, CancellationToken cancel)
        => SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(name, cancel).Symbol?.OriginalDefinition, field);

    private static IEnumerable<string> Declared(TypeDeclarationSyntax part) => part.DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } local => local.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        SingleVariableDesignationSyntax local => local.Identifier.ValueText,
        ForEachStatementSyntax each => each.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        FromClauseSyntax from => from.Identifier.ValueText,
        LetClauseSyntax let => let.Identifier.ValueText,
        JoinClauseSyntax join => join.Identifier.ValueText,
        JoinIntoClauseSyntax into => into.Identifier.ValueText,
        QueryContinuationSyntax into => into.Identifier.ValueText,
        _ => "",
    });
}
