using ExpRunner.Execution;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>A program as one slot runs it: what need not be made again for each attempt.</summary>
internal sealed class SlotProgram(ProgramSpec spec, string binding, IEnumerable<KeyValuePair<string, string>> common)
{
    private readonly Dictionary<string, StageSpec> _stages = spec.Stages.ToDictionary(stage => stage.Name, StringComparer.Ordinal);

    public ProgramSpec Spec => spec;

    public SlotEnvironment Environment { get; } = new(spec, binding, common);

    /// <summary>
    /// Whether the repetition's folder is to be there: a command speaks of it. A program that knows of it from its variables alone finds the folder where the
    /// config was written into it, or makes it.
    /// </summary>
    public bool UsesFolder { get; } = SpeaksOfFolder(spec);

    /// <summary>The stage of that name.</summary>
    /// <exception cref="ExecutorException">There is none.</exception>
    public StageSpec StageOf(string name)
        => _stages.TryGetValue(name, out var stage) ? stage : throw new ExecutorException($"{spec.Name} has no stage '{name}'.");

    /// <summary>What an attempt goes through: all stages where it does not say.</summary>
    public IReadOnlyList<AttemptStage> StagesOf(Attempt attempt)
        => attempt.Stages.Count > 0 ? attempt.Stages : [.. spec.Stages.Select(stage => new AttemptStage(stage.Name, default, IsDone: false))];

    /// <summary>The arguments of a stage, behind those of the wrapper.</summary>
    /// <exception cref="TemplateException">A placeholder has no value.</exception>
    public IReadOnlyList<string> Expand(StageSpec stage, TemplateValues values)
    {
        var command = stage.Command.Expand(values);
        return spec.Wrap is { } wrap ? [.. wrap.Expand(values), .. command] : command;
    }

    private static bool SpeaksOfFolder(ProgramSpec spec)
    {
        var commands = spec.Stages.Select(stage => stage.Command).Concat(spec.Wrap is { } wrap ? [wrap] : []).ToArray();
        var folders = spec.Stages.Select(stage => stage.WorkingDirectory).OfType<FolderTemplate>().Append(spec.WorkingDirectory);
        var texts = spec.Environment.SelectMany(variable => variable.Value.Placeholders).Concat(folders.SelectMany(folder => folder.Placeholders));
        return commands.SelectMany(command => command.Placeholders).Concat(texts).Any(placeholder => placeholder.Name is "out" or "exprun.out")
            || commands.Any(command => command.Text.Contains("EXPRUN_", StringComparison.Ordinal));
    }
}
