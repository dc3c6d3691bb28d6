using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Turns a varied member into a config field: public, of an instance, and to be set from outside.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConfigFieldFix)), Shared]
public sealed class ConfigFieldFix() : RepairProvider(Rules.NoConfigField)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        var member = mistake.Around<MemberDeclarationSyntax>();
        var declared = member is FieldDeclarationSyntax field ? field.Declaration.Variables[0] : (SyntaxNode?)(member as PropertyDeclarationSyntax);
        if (member is null || declared is null || mistake.Declared(declared) is not { IsOverride: false } symbol)
        {
            yield break;
        }
        if (symbol.IsJsonIgnored())
        {
            yield return new("Remove [JsonIgnore]", mistake.Field?.Attribute(UnkeptFix.Ignore, mistake) is { } ignore ? [Edit.Remove(ignore)] : []);
            yield break;
        }
        var edits = symbol.DeclaredAccessibility == Accessibility.Public ? [] : member.WithAccessibility("public").ToList();
        edits.AddRange(new[] { SyntaxKind.StaticKeyword, SyntaxKind.ConstKeyword, SyntaxKind.ReadOnlyKeyword }.SelectMany(member.Without));
        if (member is PropertyDeclarationSyntax property)
        {
            if (property.AccessorList is not { } list || !list.Accessors.Any(SyntaxKind.GetAccessorDeclaration))
            {
                yield break;
            }
            edits.AddRange(list.Accessors.SelectMany(accessor => accessor.Modifiers).Select(Edit.Remove));
            if (((IPropertySymbol)symbol).SetMethod is null)
            {
                edits.Add(Edit.Append(list.Accessors.Last().GetLastToken(), " init;"));
            }
        }
        yield return new($"Make '{symbol.Name}' a config field", [.. edits]);
    }
}
