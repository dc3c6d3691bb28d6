using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Parsing;

/// <summary>Finds Pre, Fit and Post and checks that each takes what the one before it returns.</summary>
internal static class ChainParser
{
    private static readonly string[] Names = ["Pre", "Fit", "Post"];

    public static ChainSpec? Parse(ParseContext context, out PhaseResult? result)
    {
        result = null;
        var findings = context.Findings.Count;
        var phases = new List<PhaseSpec>();
        string? before = null;
        foreach (var name in Names)
        {
            if (Find(name, context) is not { } method)
            {
                result = name == "Fit" && AddProgram(phases, context) is { } folder ? new(before = name, folder) : result;
                continue;
            }
            var arguments = PhaseParameters.Parse(method, name, before, result, context);
            (result, var isAsync) = ResultOf(method, name);
            phases.Add(new(name, arguments.ToEquatable(), isAsync, result is not null));
            before = name;
        }
        return context.Findings.Count > findings || phases.Count == 0 ? null : Assemble(phases, result, context);
    }

    /// <summary>Programs are a Fit that takes the trial and returns its folder.</summary>
    private static ITypeSymbol? AddProgram(List<PhaseSpec> phases, ParseContext context)
    {
        if (!ProgramParser.IsProgram(context.Experiment) || context.Compilation.GetTypeByMetadataName(RuntimeNames.TrialFolder) is not { } folder)
        {
            return null;
        }
        phases.Add(new("Fit", new(PhaseArgument.Trial), IsAsync: true, Returns: true));
        return folder.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
    }

    private static IMethodSymbol? Find(string name, ParseContext context)
    {
        var methods = context.Experiment.BasesFirst().Reverse()
            .Select(level => level.GetMembers(name).OfType<IMethodSymbol>().Where(method => context.Sees(method) && !ClassParser.IsOurs(method)).ToList())
            .FirstOrDefault(found => found.Count > 0) ?? [];
        var isProgram = name == "Fit" && ProgramParser.IsProgram(context.Experiment);
        if (isProgram && methods.Count > 0)
        {
            context.Report(Rules.ProgramAndFit, methods[0].Place() ?? context.Experiment.Place(), context.Experiment.Name);
            return null;
        }
        if (methods.Count == 0 && name == "Fit" && !isProgram)
        {
            context.Report(Rules.NoFit, context.Experiment.Place(), context.Experiment.Name);
        }
        if (methods.Count > 1)
        {
            context.Report(Rules.SeveralMethods, methods[1].Place() ?? context.Experiment.Place(), context.Experiment.Name, name);
        }
        if (methods is [var only] && WhyNotCallable(only) is var (fault, wayOut))
        {
            context.Report(Rules.PhaseShape, only.Place() ?? context.Experiment.Place(), name, fault, wayOut);
        }
        return methods is [var method] ? method : null;
    }

    private static (string Fault, string WayOut)? WhyNotCallable(IMethodSymbol method) => method switch
    {
        { IsGenericMethod: true } => ("is generic", "write it for one type"),
        { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => ("returns a reference", "return the value"),
        { ReturnType.IsRefLikeType: true } => ($"returns '{method.ReturnType.ToShort()}', which cannot be passed on", "return an array or a class"),
        { IsAsync: true, ReturnsVoid: true } => ("is async void, so nobody can await it", "return Task"),
        _ => null,
    };

    /// <summary>What a phase hands on, without the task around it.</summary>
    public static (PhaseResult? Result, bool IsAsync) ResultOf(IMethodSymbol method, string name)
    {
        const string tasks = "System.Threading.Tasks.";
        var type = method.ReturnType;
        if (type is INamedTypeSymbol { TypeArguments: [var inner] } && (type.Is(tasks + "Task`1") || type.Is(tasks + "ValueTask`1")))
        {
            return (new(name, inner), true);
        }
        var isTask = type.Is(tasks + "Task") || type.Is(tasks + "ValueTask");
        return (isTask || method.ReturnsVoid ? null : new(name, type), isTask);
    }

    private static ChainSpec Assemble(List<PhaseSpec> phases, PhaseResult? result, ParseContext context)
    {
        var type = context.Experiment;
        var isTaken = type.BasesFirst().SelectMany(level => level.GetMembers(RuntimeNames.GeneratedRun)).Any(member => context.Sees(member) && IsInTheWay(member));
        var hidesBase = type.BasesFirst().Any(level => !SymbolEqualityComparer.Default.Equals(level, type) && level.Attribute(RuntimeNames.ExperimentAttribute) is not null);
        var modifiers = isTaken ? "private" : Accessibilities.AtMost(type, result?.Type);
        return new(
            phases.ToEquatable(),
            result?.Type.ToClrWithNulls(),
            isTaken ? RuntimeNames.GeneratedPrivateRun : RuntimeNames.GeneratedRun,
            modifiers + (hidesBase ? " new" : ""));
    }

    private static bool IsInTheWay(ISymbol member)
        => member is not IMethodSymbol method || (method.Parameters is [var only] && only.Type.Is(RuntimeNames.TrialContext));
}
