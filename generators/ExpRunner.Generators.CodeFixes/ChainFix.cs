using System.Composition;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using ExpRunner.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>Makes a phase take what the one before it returns, or the other way round.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChainFix)), Shared]
public sealed class ChainFix() : RepairProvider(Rules.ChainBroken)
{
    private protected override IEnumerable<Repair> Repairs(Mistake mistake)
    {
        if (mistake.Around<ParameterSyntax>() is not { Parent: ParameterListSyntax list, Type: { } written } parameter
            || mistake.Declared(parameter) is not IParameterSymbol { ContainingSymbol: IMethodSymbol phase } symbol)
        {
            return [];
        }
        var removal = new Repair("Remove", $"Remove the parameter '{symbol.Name}'", [Edit.Remove(list.Parameters, parameter)]);
        if (Before(phase) is not { } before)
        {
            return [.. WithPre(symbol, phase, list.Parent, mistake), .. ParameterFix.AsField(mistake), removal];
        }
        if (ChainParser.ResultOf(before, before.Name).Result is not { } result)
        {
            return [removal];
        }
        return symbol.RefKind is RefKind.Ref or RefKind.Out
            ? [new("Modifier", $"Remove '{symbol.RefKind.ToString().ToLowerInvariant()}'", [.. parameter.Modifiers.Select(Edit.Remove)])]
            : [Take(result, written, phase, mistake), .. Return(symbol.Type, before, mistake)];
    }

    private static IEnumerable<Repair> WithPre(IParameterSymbol parameter, IMethodSymbol phase, SyntaxNode? written, Mistake mistake)
    {
        if (phase.Name != "Fit" || written is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } method)
        {
            return [];
        }
        var text = $"public {mistake.NameOf(parameter.Type)} Pre() => throw new {mistake.NameOf("System.NotImplementedException")}();";
        return [new("Pre", $"Add a method 'Pre' that returns '{mistake.NameOf(parameter.Type)}'", [type.WithBefore(method, text)])];
    }

    private static Repair Take(PhaseResult result, TypeSyntax written, IMethodSymbol phase, Mistake mistake)
    {
        var name = mistake.NameOf(result.Type);
        return new("Take", $"Take '{name}' in {phase.Name}", [Edit.Replace(written, name)]);
    }

    /// <summary>The phase before returns what is wanted, in a task as now.</summary>
    private static IEnumerable<Repair> Return(ITypeSymbol wanted, IMethodSymbol before, Mistake mistake)
    {
        var isWrapped = ChainParser.ResultOf(before, before.Name).IsAsync;
        var type = isWrapped ? ((INamedTypeSymbol)before.ReturnType).OriginalDefinition.Construct(wanted) : wanted;
        return before.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(mistake.Cancel) is MethodDeclarationSyntax method
            ? [new("Return", $"Return '{mistake.NameOf(wanted)}' from {before.Name}", [Edit.Replace(method.ReturnType, mistake.NameOf(type))])]
            : [];
    }

    /// <summary>The last phase before this one.</summary>
    private static IMethodSymbol? Before(IMethodSymbol phase)
    {
        string[] names = phase.Name == "Post" ? ["Fit", "Pre"] : ["Pre"];
        return names.Select(name => phase.ContainingType.BasesFirst().Reverse().SelectMany(level => level.GetMembers(name)).OfType<IMethodSymbol>().FirstOrDefault())
            .FirstOrDefault(method => method is not null);
    }
}
