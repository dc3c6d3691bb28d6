using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Adds members to types, laid out as their neighbours are.</summary>
internal static class Members
{
    /// <summary>A member after all others.</summary>
    public static Edit WithLast(this TypeDeclarationSyntax type, string member)
    {
        var (newLine, outer, inner) = Layout(type);
        if (type.OpenBraceToken.IsKind(SyntaxKind.None))
        {
            return Edit.Replace(type.SemicolonToken, $"{newLine}{outer}{{{newLine}{inner}{member}{newLine}{outer}}}");
        }
        if (type.Members.Count > 0)
        {
            return Edit.AppendToLine(type.Members.Last().GetLastToken(), $"{newLine}{newLine}{inner}{member}");
        }
        var isOneLine = type.OpenBraceToken.TrailingTrivia.Concat(type.CloseBraceToken.LeadingTrivia).All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        return isOneLine
            ? Edit.Between(type.OpenBraceToken, type.CloseBraceToken, $"{newLine}{inner}{member}{newLine}{outer}")
            : Edit.Append(type.OpenBraceToken, $"{newLine}{inner}{member}");
    }

    /// <summary>A member before another one, or after all others where there is none.</summary>
    public static Edit WithBefore(this TypeDeclarationSyntax type, MemberDeclarationSyntax? next, string member)
    {
        var (newLine, _, inner) = Layout(type);
        return next is null ? type.WithLast(member)
            : type.Members.IndexOf(next) is var index and > 0 ? Edit.AppendToLine(type.Members[index - 1].GetLastToken(), $"{newLine}{newLine}{inner}{member}")
            : Edit.AppendToLine(type.OpenBraceToken, $"{newLine}{inner}{member}{newLine}");
    }

    private static (string NewLine, string Outer, string Inner) Layout(TypeDeclarationSyntax type)
    {
        var outer = IndentOf(type);
        return (type.SyntaxTree.GetText().ToString().Contains("\r\n") ? "\r\n" : "\n", outer, type.Members.Count > 0 ? IndentOf(type.Members.Last()) : outer + "    ");
    }

    private static string IndentOf(SyntaxNode node)
    {
        var line = node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
