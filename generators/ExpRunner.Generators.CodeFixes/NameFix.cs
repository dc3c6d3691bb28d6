using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Gives an experiment a name that can be a folder's, or that no other experiment has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameFix)), Shared]
public sealed class NameFix() : RepairProvider(Rules.BadName, Rules.SameName)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<TypeDeclarationSyntax>() is not { } declaration || mistake.Declared(declaration) is not INamedTypeSymbol type
            || type.Attribute(RuntimeNames.ExperimentAttribute)?.ApplicationSyntaxReference?.GetSyntax(mistake.Cancel) is not AttributeSyntax attribute)
        {
            return [];
        }
        var name = mistake.Id == Rules.BadName.Id ? NameRules.ToFolder(ClassParser.NameOf(type)) ?? type.Name : Free(type, mistake);
        return NameRules.WhyNoFolder(name) is null ? [new($"Name it '{name}'", WithName(attribute, name == type.Name ? null : name))] : [];
    }

    /// <summary>The full name of the class, numbered if another experiment is called that.</summary>
    private static string Free(INamedTypeSymbol type, Mistake mistake)
    {
        var taken = mistake.OwnTypes().Where(other => other.Attribute(RuntimeNames.ExperimentAttribute) is not null).Select(ClassParser.NameOf).ToList();
        var full = type.ToDisplayString();
        var candidates = Enumerable.Range(2, taken.Count + 1).Select(i => $"{full}-{i}").Prepend(full);
        return candidates.First(name => !taken.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The attribute with a name; without one for null, so that the class gives it.</summary>
    private static Edit WithName(AttributeSyntax attribute, string? name)
    {
        var text = name is null ? "" : SymbolDisplay.FormatLiteral(name, quote: true);
        if (attribute.ArgumentList is not { Arguments: { Count: > 0 } arguments } list)
        {
            return attribute.WithArguments($"Name = {text}");
        }
        if (attribute.Named("Name") is not { } old)
        {
            return Edit.Append(arguments.Last().GetLastToken(), $", Name = {text}");
        }
        return name is not null ? Edit.Replace(old.Expression, text) : arguments.Count == 1 ? Edit.Replace(list, "") : old.Removed();
    }
}
