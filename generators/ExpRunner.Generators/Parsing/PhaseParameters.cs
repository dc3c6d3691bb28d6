using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Finds out what to pass for each parameter of a phase.</summary>
internal static class PhaseParameters
{
    public static IReadOnlyList<PhaseArgument> Parse(IMethodSymbol method, string phase, string? before, PhaseResult? result, ParseContext context)
    {
        var others = method.Parameters.Where(parameter => Injected(parameter) is null).ToList();
        var previous = before is null ? null : Previous(others, result, context);
        if (others.Count == 1 && previous is null && phase != "Pre")
        {
            previous = others[0];
            ReportBroken(previous, phase, before, result, context);
        }
        foreach (var unknown in others.Where(parameter => !SymbolEqualityComparer.Default.Equals(parameter, previous)))
        {
            var taken = before is null ? "nothing else" : $"the result of {before}";
            context.Report(Rules.UnknownParameter, unknown.Place() ?? context.Experiment.Place(), phase, $"{unknown.Type.ToShort()} {unknown.Name}", taken);
        }
        return [.. method.Parameters.Select(parameter => Injected(parameter) ?? Pass(parameter, result))];
    }

    private static PhaseArgument? Injected(IParameterSymbol parameter)
        => parameter.RefKind != RefKind.None ? null
            : parameter.Type.Is(RuntimeNames.TrialContext) ? PhaseArgument.Trial
            : parameter.Type.Is("System.Threading.CancellationToken") ? PhaseArgument.Cancellation
            : null;

    private static IParameterSymbol? Previous(List<IParameterSymbol> parameters, PhaseResult? result, ParseContext context)
        => result is null ? null : parameters.Find(parameter => parameter.RefKind is RefKind.None or RefKind.In && context.Converts(result.Type, parameter.Type));

    private static PhaseArgument Pass(IParameterSymbol parameter, PhaseResult? result)
        => result is not null && result.Type.IsReferenceType && (result.Type.NullableAnnotation == NullableAnnotation.Annotated || DiffersInNulls(result.Type, parameter.Type))
            ? PhaseArgument.PreviousNotNull
            : PhaseArgument.Previous;

    private static bool DiffersInNulls(ITypeSymbol type, ITypeSymbol wanted)
        => SymbolEqualityComparer.Default.Equals(type, wanted) && !SymbolEqualityComparer.IncludeNullability.Equals(type, wanted);

    private static void ReportBroken(IParameterSymbol parameter, string phase, string? before, PhaseResult? result, ParseContext context)
    {
        var wanted = parameter.Type.ToShort();
        var (fault, wayOut) = (before, result) switch
        {
            (null, _) => ("there is no Pre to return it", $"add '{wanted} Pre()' or remove the parameter"),
            (_, null) => ($"'{before}' returns nothing", $"return '{wanted}' from {before} or remove the parameter"),
            _ when parameter.RefKind is RefKind.Ref or RefKind.Out => ($"a result is not passed by {parameter.RefKind.ToString().ToLowerInvariant()}", "remove the modifier"),
            _ => ($"'{before}' returns '{result!.Type.ToShort()}'", "make the two types agree"),
        };
        context.Report(Rules.ChainBroken, parameter.Place() ?? context.Experiment.Place(), phase, $"{wanted} {parameter.Name}", fault, wayOut);
    }
}
