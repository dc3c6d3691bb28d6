using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>The innermost node where a finding is, with its meaning.</summary>
internal sealed record Mistake(string Id, SyntaxNode Node, SemanticModel Model, CancellationToken Cancel)
{
    /// <summary>Where the finding is, which may be in the middle of the node.</summary>
    public TextSpan Span { get; init; } = Node.Span;

    public Compilation Compilation => Model.Compilation;

    /// <summary>The config field around the finding.</summary>
    public FieldSyntax? Field => FieldSyntax.Around(Node);

    /// <summary>The nearest node of a kind around the finding.</summary>
    public T? Around<T>() where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    public ISymbol? Declared(SyntaxNode declaration) => Model.GetDeclaredSymbol(declaration, Cancel);

    /// <summary>The type that is written somewhere.</summary>
    public ITypeSymbol? TypeOf(TypeSyntax written) => Model.GetTypeInfo(written, Cancel).Type;

    /// <summary>Whether an attribute is of a type.</summary>
    public bool Is(AttributeSyntax attribute, string metadataName) => Model.GetTypeInfo(attribute, Cancel).Type.Is(metadataName);

    public object? ConstantOf(ExpressionSyntax expression) => Model.GetConstantValue(expression, Cancel).Value;

    /// <summary>The number that is written somewhere, perhaps as text.</summary>
    public (double Value, decimal? Exact)? NumberOf(ExpressionSyntax expression)
    {
        var value = ConstantOf(expression);
        var text = value as string ?? (NumberLiterals.TryText(value, out var written) ? written : "");
        return NumberLiterals.TryRead(text, out var number) ? number : null;
    }

    /// <summary>The shortest name of a type that is understood at the finding.</summary>
    public string NameOf(ITypeSymbol type, SymbolDisplayMiscellaneousOptions options = default)
        => type.ToMinimalDisplayString(Model, Node.SpanStart, SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(options));

    /// <summary>The same for a type of .NET or of ours, which may be unknown here.</summary>
    public string NameOf(string metadataName, SymbolDisplayMiscellaneousOptions options = default)
        => Compilation.GetTypeByMetadataName(metadataName) is { } type ? NameOf(type, options) : metadataName;

    /// <summary>The same without the end that C# lets attributes leave out.</summary>
    public string AttributeName(string metadataName) => NameOf(metadataName, SymbolDisplayMiscellaneousOptions.RemoveAttributeSuffix);

    /// <summary>The types that the project declares.</summary>
    public IEnumerable<INamedTypeSymbol> OwnTypes()
        => Compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, Cancel).OfType<INamedTypeSymbol>();
}
