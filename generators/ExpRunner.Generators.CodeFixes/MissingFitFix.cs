using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Adds the phase that every experiment has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingFitFix)), Shared]
public sealed class MissingFitFix() : RepairProvider(Rules.NoFit)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<TypeDeclarationSyntax>() is not { } type || mistake.Declared(type) is not INamedTypeSymbol symbol || !symbol.GetMembers("Fit").IsEmpty)
        {
            return [];
        }
        var newLine = type.SyntaxTree.GetText(mistake.Cancel).ToString().Contains("\r\n") ? "\r\n" : "\n";
        var outer = IndentOf(type);
        var inner = type.Members.Count > 0 ? IndentOf(type.Members.Last()) : outer + "    ";
        var missing = mistake.Model.Compilation.GetTypeByMetadataName("System.NotImplementedException");
        var fit = $"{inner}public double Fit() => throw new {(missing is null ? "System.NotImplementedException" : mistake.NameOf(missing))}();";
        return [new("Add a method 'Fit' that returns a score", Into(type, fit, outer, newLine))];
    }

    private static Edit Into(TypeDeclarationSyntax type, string fit, string indent, string newLine)
    {
        if (type.OpenBraceToken.IsKind(SyntaxKind.None))
        {
            return Edit.Replace(type.SemicolonToken, $"{newLine}{indent}{{{newLine}{fit}{newLine}{indent}}}");
        }
        if (type.Members.Count > 0)
        {
            return Edit.AppendToLine(type.Members.Last().GetLastToken(), $"{newLine}{newLine}{fit}");
        }
        var isOneLine = type.OpenBraceToken.TrailingTrivia.Concat(type.CloseBraceToken.LeadingTrivia).All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        return isOneLine
            ? Edit.Between(type.OpenBraceToken, type.CloseBraceToken, $"{newLine}{fit}{newLine}{indent}")
            : Edit.Append(type.OpenBraceToken, $"{newLine}{fit}");
    }

    private static string IndentOf(SyntaxNode node)
    {
        var line = node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
