using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes the method that runs the chain and the one that hands its scores over; awaiting is the runtime's work, because the compiler pays dearly for an async method.</summary>
internal static class ScoresEmitter
{
    public const string Method = "RunAsync";

    private const string Write = "WriteScores";

    public static void Emit(CodeWriter code, ExperimentSpec spec)
    {
        var run = $"experiment.{spec.Chain.Method}(trial)";
        var taken = spec.Scores.Shape == ScoresShape.None ? Discarded(run, spec.Chain) : $"scores.TakeAsync({run}, {Write})";
        code.Line($"private static {Names.ValueTask} {Method}({spec.Clr} experiment, {Names.Global(RuntimeNames.TrialContext)} trial, {Names.Global(RuntimeNames.ScoreWriter)} scores) => {taken};");
        if (spec.Scores.Shape != ScoresShape.None)
        {
            EmitWrite(code, spec.Scores, spec.Chain.Result!);
        }
    }

    /// <summary>A result without scores is awaited all the same.</summary>
    private static string Discarded(string run, ChainSpec chain) => chain.Result is null ? run : $"scores.TakeAsync({run}, static (_, _) => {{ }})";

    private static void EmitWrite(CodeWriter code, ScoresSpec scores, string type)
    {
        code.Open($"private static void {Write}({Names.Global(RuntimeNames.ScoreWriter)} scores, {type} {(scores.MayBeNull ? "returned" : "result")})");
        if (scores.MayBeNull)
        {
            code.Line($"var result = returned ?? throw new global::System.InvalidOperationException(\"{scores.Source} returned null instead of scores.\");");
        }
        if (scores.Shape == ScoresShape.Dictionary)
        {
            code.Line($"scores.AddAll(result{scores.Path});");
        }
        foreach (var score in scores.Entries)
        {
            code.Line($"scores.Add({Names.Text(score.Name)}, {(score.IsPlain ? "" : "(object?)")}result{score.Path});");
        }
        code.Close();
    }
}
