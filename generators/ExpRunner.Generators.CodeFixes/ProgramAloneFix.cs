using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Makes an experiment of the class that has a program or needs resources, or takes away scores of none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProgramAloneFix)), Shared]
public sealed class ProgramAloneFix() : RepairProvider(Rules.ProgramAlone)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeSyntax>() is not { Parent: AttributeListSyntax list } attribute)
        {
            return [];
        }
        var (name, room) = (mistake.AttributeName(RuntimeNames.ExperimentAttribute), list.GetLeadingTrivia().LastOrDefault().ToString().TrimStart('\r', '\n'));
        return mistake.Is(attribute, RuntimeNames.ProgramAttribute) || mistake.Is(attribute, RuntimeNames.ResourcesAttribute)
            ? [new($"Add [{name}]", Edit.Insert(list.OpenBracketToken, $"[{name}]\n{room}"))]
            : [new("Remove [Score]", Edit.Remove(attribute))];
    }
}
