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
}
