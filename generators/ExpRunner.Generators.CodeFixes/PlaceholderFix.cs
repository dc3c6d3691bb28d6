using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using ExpRunner.Programs.Templates;
using ExpRunner.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Names the config field that was meant in a command.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceholderFix)), Shared]
public sealed class PlaceholderFix() : RepairProvider(Rules.UnknownPlaceholder)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        var written = mistake.Node.SyntaxTree.GetText(mistake.Cancel).ToString(mistake.Span);
        if (written.Length < 3 || written[0] is not ('{' or '[') || mistake.Around<TypeDeclarationSyntax>() is not { } declaration || mistake.Declared(declaration) is not INamedTypeSymbol type)
        {
            return [];
        }
        var known = ConfigMembers.Of(type).Where(member => ConfigMembers.WhyNoField(member) is null).Select(member => member.Name).Concat(ContextNames.All);
        var start = Math.Max(written.LastIndexOf('='), 0) + 1;
        return NearNames.Nearest(written.Substring(start, written.Length - start - 1), known) is { } near
            ? [new("Near", $"Write '{near}'", [Edit.Replace(mistake.Node.SyntaxTree, mistake.Span, written.Substring(0, start) + near + written[written.Length - 1])])]
            : [];
    }
}
