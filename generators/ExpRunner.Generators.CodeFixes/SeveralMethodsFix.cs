using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Keeps one of several methods as the phase and renames the others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SeveralMethodsFix)), Shared]
public sealed class SeveralMethodsFix() : RepairProvider(Rules.SeveralMethods)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Declared(mistake.Node) is not IMethodSymbol { ContainingType: { } type } found)
        {
            return [];
        }
        var methods = type.GetMembers(found.Name).OfType<IMethodSymbol>().ToList();
        return Names.Free(found.Name + "Core", type) is { } name ? methods.Select((kept, i) => Keep(kept, i, methods, name)) : [];
    }

    private static Repair Keep(IMethodSymbol kept, int number, List<IMethodSymbol> methods, string name)
    {
        var shown = $"{kept.Name}({string.Join(", ", kept.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)))})";
        var others = methods.FindAll(method => !SymbolEqualityComparer.Default.Equals(method, kept));
        return new($"Keep{number}", $"Keep '{shown}' and name the other{(others.Count > 1 ? "s" : "")} '{name}'", []) { Renamed = [.. others], NewName = name };
    }
}
