using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Removes a NaN from choices, or says null instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NaNFix)), Shared]
public sealed class NaNFix() : RepairProvider(Rules.NotANumber)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<AttributeArgumentSyntax>() is not { Parent.Parent: AttributeSyntax attribute } argument || mistake.Field is not { } field)
        {
            yield break;
        }
        var isChoice = mistake.Is(attribute, RuntimeNames.VariationAttribute);
        if (argument.NameEquals is not null || (isChoice && argument.IsOneOfSeveral()))
        {
            yield return new("Remove", $"Remove {argument}", [argument.Removed()]);
        }
        if (isChoice && (field.IsAlone || field.Type is NullableTypeSyntax))
        {
            Edit[] type = field.Type is NullableTypeSyntax ? [] : [Edit.Append(field.Type.GetLastToken(), "?")];
            yield return new("Null", "Use null", [Edit.Replace(argument.Expression, "null"), .. type]);
        }
    }
}
