using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Marks a field that no phase reads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TagFix)), Shared]
public sealed class TagFix() : RepairProvider(Rules.Unused)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Field is not { IsAlone: true } field || mistake.Compilation.GetTypeByMetadataName(RuntimeNames.TagAttribute) is null)
        {
            return [];
        }
        var name = mistake.AttributeName(RuntimeNames.TagAttribute);
        return [new($"Mark it [{name}]", field.With(name))];
    }
}
