using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Renames a member whose name is used for something else.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameFix)), Shared]
public sealed class RenameFix() : RepairProvider(Rules.ReservedName, Rules.GeneratedName)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (Member(mistake) is not { } member)
        {
            return [];
        }
        var wanted = member.Name == RuntimeNames.GeneratedModel ? "Model" : Pascal(member.Name);
        return Names.Free(wanted, member.ContainingType) is { } name
            ? [new("", $"Rename '{member.Name}' to '{name}'", []) { Renamed = [member], NewName = name }]
            : [];
    }

    /// <summary>The member that is declared at the finding; a parameter of a record stands for its property.</summary>
    private static ISymbol? Member(Mistake mistake) => mistake.Declared(mistake.Node) switch
    {
        IParameterSymbol parameter => parameter.ContainingType.GetMembers(parameter.Name).FirstOrDefault(),
        IFieldSymbol { ContainingType.IsTupleType: true } => null,
        var symbol => symbol,
    };

    private static string Pascal(string name)
        => string.Concat(name.Split('_').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
}
