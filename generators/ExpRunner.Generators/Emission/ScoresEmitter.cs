using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes the method that runs the chain and hands its scores over.</summary>
internal static class ScoresEmitter
{
    public const string Method = "RunAsync";

    public static void Emit(CodeWriter code, ExperimentSpec spec)
    {
        code.Open($"private static async {Names.ValueTask} {Method}({spec.Clr} experiment, {Names.Global(RuntimeNames.TrialContext)} trial, {Names.Global(RuntimeNames.ScoreWriter)} scores)");
        var run = $"await experiment.{spec.Chain.Method}(trial).ConfigureAwait(false)";
        if (spec.Scores.Shape == ScoresShape.None)
        {
            code.Line(run + ";");
        }
        else
        {
            var check = spec.Scores.MayBeNull ? $" ?? throw new global::System.InvalidOperationException(\"{spec.Scores.Source} returned null instead of scores.\")" : "";
            code.Line($"var result = {run}{check};");
            EmitScores(code, spec.Scores);
        }
        code.Close();
    }

    private static void EmitScores(CodeWriter code, ScoresSpec scores)
    {
        if (scores.Shape == ScoresShape.Dictionary)
        {
            code.Line("scores.AddAll(result);");
            return;
        }
        foreach (var score in scores.Entries)
        {
            code.Line($"scores.Add({Names.Text(score.Name)}, {(score.IsPlain ? "" : "(object?)")}result{score.Path});");
        }
    }
}
