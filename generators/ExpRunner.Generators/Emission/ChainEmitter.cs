using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes the method that runs the phases, as a person would write it.</summary>
internal static class ChainEmitter
{
    public static void Emit(CodeWriter code, ChainSpec chain)
    {
        var isAsync = chain.Phases.Any(phase => phase.IsAsync);
        code.Line($"/// <summary>Runs {Listed(chain.Phases.Select(phase => phase.Name).ToList())} once, on this config.</summary>");
        code.Open($"{chain.Modifiers}{(isAsync ? " async" : "")} {ReturnType(chain)} {chain.Method}({Names.Global(RuntimeNames.TrialContext)} trial)");
        var last = chain.Phases[chain.Phases.Count - 1];
        string? previous = null;
        foreach (var phase in chain.Phases)
        {
            if (phase == last && phase.Name != "Fit" && phase.Returns)
            {
                code.Line($"return {Result(Call(phase, previous), chain, isAsync)};");
                break;
            }
            if (phase.Name == "Fit")
            {
                code.Line("trial.FitStarts();");
            }
            code.Line((phase.Returns ? $"var {phase.Local} = " : "") + Call(phase, previous) + ";");
            if (phase.Name == "Fit")
            {
                code.Line("trial.FitEnded();");
            }
            previous = phase.Returns ? phase.Local : null;
        }
        if (last is { Name: "Fit", Returns: true })
        {
            code.Line($"return {Result(last.Local, chain, isAsync)};");
        }
        else if (!last.Returns && !isAsync)
        {
            code.Line("return default;");
        }
        code.Close();
    }

    private static string ReturnType(ChainSpec chain) => chain.Result is null ? Names.ValueTask : $"{Names.ValueTask}<{chain.Result}>";

    private static string Result(string value, ChainSpec chain, bool isAsync) => isAsync ? value : $"new {ReturnType(chain)}({value})";

    private static string Call(PhaseSpec phase, string? previous)
    {
        var arguments = phase.Arguments.Select(argument => argument switch
        {
            PhaseArgument.Trial => "trial",
            PhaseArgument.Cancellation => "trial.Cancellation",
            PhaseArgument.Previous => previous,
            _ => previous + "!",
        });
        var call = $"{phase.Name}({string.Join(", ", arguments)})";
        return phase.IsAsync ? $"await {call}.ConfigureAwait(false)" : call;
    }

    private static string Listed(List<string> names)
        => names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];
}
