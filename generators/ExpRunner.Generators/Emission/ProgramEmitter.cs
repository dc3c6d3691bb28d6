using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Emission;

/// <summary>Writes the Fit that runs programs, and what is run.</summary>
internal static class ProgramEmitter
{
    public static void EmitFit(CodeWriter code, TrialProgramSpec program)
    {
        var stages = program.Stages.Select(stage => stage.Stage).ToList();
        code.Line($"/// <summary>Runs the program of {(stages.Count == 1 ? "the stage" : "each of the stages")} {string.Join(", ", stages)} once, on this config.</summary>");
        code.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"{RuntimeNames.Generator}\", null)]");
        code.Line($"public{(program.HidesBase ? " new" : "")} global::System.Threading.Tasks.Task<{Names.Global(RuntimeNames.TrialFolder)}> Fit({Names.Global(RuntimeNames.TrialContext)} trial)");
        code.Indented([$"=> {RuntimeNames.GeneratedModel}.{RuntimeNames.GeneratedPrograms}.Fit.RunAsync(this, trial);"]);
    }

    /// <summary>In a class of its own: the commands are part of the code that is run, and what is varied is not.</summary>
    public static void EmitPrograms(CodeWriter code, TrialProgramSpec program)
    {
        code.Open($"public static class {RuntimeNames.GeneratedPrograms}");
        code.Line($"public static readonly {Names.Global(RuntimeNames.TrialProgram)} Fit = new(");
        code.Indented([.. program.Stages.Select((stage, i) => (i == 0 ? "[" : " ") + Command(stage) + (i == program.Stages.Count - 1 ? "]," : ","))]);
        code.Indented(program.Scores.Count == 0 ? ["[]);"] : [.. program.Scores.Select((score, i) => (i == 0 ? "[" : " ") + Score(score) + (i == program.Scores.Count - 1 ? "]);" : ","))]);
        code.Close();
    }

    private static string Command(CommandSpec stage)
        => $"new({Names.Text(stage.Text)}) {{ Stage = {Names.Text(stage.Stage)}{(stage.IsShell ? ", Shell = true" : "")}{Set("WorkingDirectory", stage.Folder)} }}";

    private static string Score(PatternSpec score)
    {
        var settings = (Set("Stage", score.Stage) + (score.IsRequired ? ", Required = true" : "")).TrimStart(',', ' ');
        return $"new({Names.Text(score.Name)}, {Names.Text(score.Pattern)})" + (settings.Length == 0 ? "" : $" {{ {settings} }}");
    }

    private static string Set(string name, string? text) => text is null ? "" : $", {name} = {Names.Text(text)}";
}
