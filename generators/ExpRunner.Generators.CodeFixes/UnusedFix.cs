using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Marks a field that no phase reads, or removes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedFix)), Shared]
public sealed class UnusedFix() : RepairProvider(Rules.Unused)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Field is not { IsAlone: true } field)
        {
            yield break;
        }
        var name = mistake.AttributeName(RuntimeNames.TagAttribute);
        yield return new("Tag", $"Mark it [{name}]", [field.With(name)]);
        if (field.Node is MemberDeclarationSyntax { ContainsDirectives: false } member)
        {
            yield return new("Remove", "Remove it", [Edit.Remove(member)]);
        }
    }
}
