using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Gives a phase a result that can be awaited and passed on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PhaseShapeFix)), Shared]
public sealed class PhaseShapeFix() : RepairProvider(Rules.PhaseShape)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Node is not MethodDeclarationSyntax method || mistake.Declared(method) is not IMethodSymbol { IsGenericMethod: false } symbol)
        {
            return [];
        }
        if (symbol is { IsAsync: true, ReturnsVoid: true })
        {
            return [new("Task", "Return Task", [Edit.Replace(method.ReturnType, mistake.NameOf("System.Threading.Tasks.Task"))])];
        }
        if (method.ReturnType is RefTypeSyntax reference)
        {
            var returned = Returned(method).OfType<RefExpressionSyntax>().Select(value => Edit.Replace(value, value.Expression.ToString()));
            return [new("Value", "Return the value", [.. returned.Prepend(Edit.Replace(reference, reference.Type.ToString()))])];
        }
        return symbol.ReturnType is INamedTypeSymbol { TypeArguments: [var item] } span && (span.Is("System.Span`1") || span.Is("System.ReadOnlySpan`1"))
            ? [new("Array", "Return an array", [Edit.Replace(method.ReturnType, mistake.NameOf(mistake.Compilation.CreateArrayTypeSymbol(item)))])]
            : [];
    }

    private static IEnumerable<ExpressionSyntax?> Returned(MethodDeclarationSyntax method)
        => method.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Select(node => (node as ReturnStatementSyntax)?.Expression ?? (node as ArrowExpressionClauseSyntax)?.Expression);
}
