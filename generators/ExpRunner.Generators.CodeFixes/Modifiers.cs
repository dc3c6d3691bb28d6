using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Changes of the words in front of a declaration.</summary>
internal static class Modifiers
{
    public static IEnumerable<Edit> Without(this MemberDeclarationSyntax member, SyntaxKind kind)
        => member.Modifiers.Where(modifier => modifier.IsKind(kind)).Select(Edit.Remove);

    public static IEnumerable<Edit> WithAccessibility(this MemberDeclarationSyntax member, string word)
    {
        var levels = member.Modifiers.Where(IsAccessibility).ToList();
        return levels.Count == 0 ? [Edit.Insert(Start(member), word + " ")] : levels.Skip(1).Select(Edit.Remove).Prepend(Edit.Replace(levels[0], word));
    }

    public static Edit WithStatic(this MemberDeclarationSyntax member)
    {
        var token = Start(member);
        while (IsAccessibility(token))
        {
            token = token.GetNextToken();
        }
        return Edit.Insert(token, "static ");
    }

    /// <summary>The first word after the attributes.</summary>
    private static SyntaxToken Start(MemberDeclarationSyntax member)
        => member.AttributeLists.Count == 0 ? member.GetFirstToken() : member.AttributeLists.Last().GetLastToken().GetNextToken();

    private static bool IsAccessibility(SyntaxToken modifier)
        => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;
}
