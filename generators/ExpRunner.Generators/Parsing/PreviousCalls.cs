using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ExpRunner.Generators.Parsing;

/// <summary>Looks through the code of an experiment for what it asks of trials before it, and compares that with what they give.</summary>
internal sealed class PreviousCalls(ExperimentSpec spec, PhaseResult? result)
{
    public IEnumerable<Finding> In(TypeDeclarationSyntax part, SemanticModel model, CancellationToken cancel)
    {
        foreach (var name in part.DescendantNodes(node => node == part || node is not BaseTypeDeclarationSyntax).OfType<GenericNameSyntax>())
        {
            if (!RuntimeNames.AskForPrevious.Contains(name.Identifier.ValueText) || model.GetSymbolInfo(name, cancel).Symbol is not IMethodSymbol { TypeArguments: [var wanted] } method
                || !method.ContainingType.Is(RuntimeNames.TrialContext))
            {
                continue;
            }
            if (spec.After.Count == 0)
            {
                yield return new(Rules.NothingBefore, name.GetLocation(), name, method.Name == RuntimeNames.AskForPrevious[0] ? "null" : "empty", spec.Name);
            }
            if (!Fits(wanted, model.Compilation))
            {
                var (fault, wayOut) = Fault();
                yield return new(Rules.OtherScores, name.GetLocation(), name, wanted.ToShort(), fault, $"write '{method.Name}<{wayOut}");
            }
        }
    }

    /// <summary>Scores of programs and of dictionaries have no type of their own, and who asks for an object wants no scores.</summary>
    private bool Fits(ITypeSymbol wanted, Compilation compilation)
        => wanted is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.TypeParameter or TypeKind.Error }
            || (result is not null
                && (result.Type.Is(RuntimeNames.TrialFolder)
                    || (ScoresParser.IsDictionary(result.Type) && ScoresParser.IsDictionary(wanted))
                    || compilation.ClassifyConversion(ScoresParser.Bare(result.Type), ScoresParser.Bare(wanted)).IsIdentity));

    private (string Fault, string WayOut) Fault()
        => result is null
            ? ($"'{spec.Chain.Phases[spec.Chain.Phases.Count - 1].Name}' returns nothing", "object>()' for the folder alone, or return the scores")
            : ($"'{result.Phase}' returns '{result.Type.ToShort()}'", $"{ScoresParser.Bare(result.Type).ToShort()}>()'");
}
