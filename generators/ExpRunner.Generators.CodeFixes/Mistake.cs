using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>The innermost node where a finding is, with its meaning.</summary>
internal sealed record Mistake(string Id, SyntaxNode Node, SemanticModel Model, CancellationToken Cancel)
{
    /// <summary>The nearest node of a kind around the finding.</summary>
    public T? Around<T>() where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    public ISymbol? Declared(SyntaxNode declaration) => Model.GetDeclaredSymbol(declaration, Cancel);

    /// <summary>The shortest name of a type that is understood at the finding.</summary>
    public string NameOf(ITypeSymbol type, SymbolDisplayMiscellaneousOptions options = default)
        => type.ToMinimalDisplayString(Model, Node.SpanStart, SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(options));
}
