using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>A change of text. Everything around it stays as the user laid it out.</summary>
internal sealed record Edit(SyntaxTree Tree, TextChange Change)
{
    /// <summary>The types around the change.</summary>
    public IEnumerable<BaseTypeDeclarationSyntax> Types(CancellationToken cancel)
        => Tree.GetRoot(cancel).FindToken(Change.Span.Start).Parent!.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>();

    public static Edit Insert(SyntaxToken before, string text) => Of(before.SyntaxTree!, before.SpanStart, before.SpanStart, text);

    public static Edit Append(SyntaxToken after, string text) => Of(after.SyntaxTree!, after.Span.End, after.Span.End, text);

    /// <summary>Adds text after a word and the comments that follow it on its line.</summary>
    public static Edit AppendToLine(SyntaxToken after, string text)
    {
        var end = after.TrailingTrivia.Where(trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            .Select(trivia => trivia.Span.End).DefaultIfEmpty(after.Span.End).Last();
        return Of(after.SyntaxTree!, end, end, text);
    }

    public static Edit Replace(SyntaxNodeOrToken old, string text) => Of(old.SyntaxTree!, old.SpanStart, old.Span.End, text);

    public static Edit Replace(SyntaxTree tree, TextSpan old, string text) => new(tree, new(old, text));

    /// <summary>Replaces what is between two words.</summary>
    public static Edit Between(SyntaxToken first, SyntaxToken second, string text) => Of(first.SyntaxTree!, first.Span.End, second.SpanStart, text);

    /// <summary>Removes a word and the room up to the next one.</summary>
    public static Edit Remove(SyntaxToken word) => Of(word.SyntaxTree!, word.SpanStart, word.GetNextToken().SpanStart, "");

    /// <summary>Removes an item of a list with its comma.</summary>
    public static Edit Remove<T>(SeparatedSyntaxList<T> list, T item) where T : SyntaxNode
    {
        var index = list.IndexOf(item);
        return index > 0 ? Of(item.SyntaxTree, list[index - 1].Span.End, item.Span.End, "")
            : Of(item.SyntaxTree, item.SpanStart, list.Count > 1 ? list[1].SpanStart : item.Span.End, "");
    }

    /// <summary>Removes an attribute, with its brackets if it is alone in them.</summary>
    public static Edit Remove(AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        return list.Attributes.Count > 1 ? Remove(list.Attributes, attribute)
            : Of(list.SyntaxTree, list.SpanStart, list.GetLastToken().GetNextToken().SpanStart, "");
    }

    /// <summary>Removes a member with its comments and lines.</summary>
    public static Edit Remove(MemberDeclarationSyntax member) => Of(member.SyntaxTree, member.FullSpan.Start, member.FullSpan.End, "");

    private static Edit Of(SyntaxTree tree, int start, int end, string text) => new(tree, new(TextSpan.FromBounds(start, end), text));
}
