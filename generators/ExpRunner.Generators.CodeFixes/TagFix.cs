using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Marks a field that no phase reads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TagFix)), Shared]
public sealed class TagFix() : RepairProvider(Rules.Unused)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Model.Compilation.GetTypeByMetadataName(RuntimeNames.TagAttribute) is not { } tag || Place(mistake) is not var (declaration, lists))
        {
            return [];
        }
        var name = mistake.NameOf(tag, SymbolDisplayMiscellaneousOptions.RemoveAttributeSuffix);
        var last = lists.LastOrDefault(list => list.Target is null)?.Attributes.Last();
        return [new($"Mark it [{name}]", last is null ? Edit.Insert(declaration.GetFirstToken(), $"[{name}] ") : Edit.Append(last.GetLastToken(), $", {name}"))];
    }

    /// <summary>What the mark belongs to; nothing where it would mark more than one field.</summary>
    private static (SyntaxNode, SyntaxList<AttributeListSyntax>)? Place(Mistake mistake)
    {
        if (mistake.Around<ParameterSyntax>() is { } parameter)
        {
            return (parameter, parameter.AttributeLists);
        }
        return mistake.Around<MemberDeclarationSyntax>() switch
        {
            PropertyDeclarationSyntax property => (property, property.AttributeLists),
            FieldDeclarationSyntax { Declaration.Variables.Count: 1 } field => (field, field.AttributeLists),
            _ => null,
        };
    }
}
