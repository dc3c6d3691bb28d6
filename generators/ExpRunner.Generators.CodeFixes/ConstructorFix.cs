using System.Composition;
using ExpRunner.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Gives a config class a constructor without parameters, or makes the one it has visible.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstructorFix)), Shared]
public sealed class ConstructorFix() : RepairProvider(Rules.CannotBeCreated)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Node is not TypeDeclarationSyntax type || mistake.Declared(type) is not INamedTypeSymbol symbol)
        {
            return [];
        }
        var written = symbol.InstanceConstructors.SelectMany(constructor => constructor.DeclaringSyntaxReferences)
            .Select(part => part.GetSyntax(mistake.Cancel)).OfType<ConstructorDeclarationSyntax>().ToList();
        if (written.Find(constructor => constructor.ParameterList.Parameters.Count == 0) is { } hidden)
        {
            return [new("Show", $"Make the constructor of '{symbol.Name}' internal", [.. hidden.WithAccessibility("internal")])];
        }
        var next = written.Find(constructor => constructor.Parent == type);
        return [new("Add", $"Add a constructor of '{symbol.Name}' without parameters", [type.WithBefore(next, $"public {symbol.Name}() {{ }}")])];
    }
}
