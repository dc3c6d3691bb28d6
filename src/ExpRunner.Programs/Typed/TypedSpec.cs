using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.Typed;

/// <summary>Makes a program of what the attributes of a class say.</summary>
internal static class TypedSpec
{
    /// <exception cref="ProgramException">A command or a pattern cannot be read, which the analyzer says while it is typed.</exception>
    public static ProgramSpec Of(IReadOnlyList<ProgramExperimentAttribute> stages, IReadOnlyList<ScoreAttribute> scores) => new()
    {
        Name = "class",
        Stages = [.. stages.Select(StageOf)],
        Sweeps = [],
        Scores = new CaptureSet([.. scores.Select(CaptureOf)]),
        WorkingDirectory = FolderTemplate.Literal(Environment.CurrentDirectory),
    };

    private static StageSpec StageOf(ProgramExperimentAttribute stage) => Checked($"[ProgramExperiment(\"{stage.Command}\")]", () => new StageSpec(
        stage.Stage ?? throw new TemplateException("It has no stage.", 1),
        CommandTemplate.ParseOfClass(stage.Command, stage.Shell))
    {
        WorkingDirectory = stage.WorkingDirectory is { } folder ? FolderTemplate.Parse(folder, Environment.CurrentDirectory) : null,
    });

    private static CaptureSpec CaptureOf(ScoreAttribute score) => Checked($"[Score(\"{score.Name}\")]", () => new CaptureSpec
    {
        Name = score.Name,
        Pattern = CapturePattern.Parse(score.Pattern),
        Source = new CaptureSource { Stage = score.Stage },
        IsRequired = score.Required,
    });

    private static T Checked<T>(string said, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is TemplateException or CaptureException)
        {
            throw new ProgramException($"{said}: {fault.Message}", null);
        }
    }
}
