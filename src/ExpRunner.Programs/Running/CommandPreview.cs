using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Running;

/// <summary>The commands of attempts as they would run, in the words of a shell.</summary>
internal sealed class CommandPreview(ProgramSpec spec)
{
    private readonly SlotProgram _program = new(spec, "", []);

    /// <summary>The command of a stage; what only the run knows, such as the slot, stays a placeholder.</summary>
    public string Of(Attempt attempt, string stage)
    {
        var known = new AttemptValues(attempt, slot: 0, default, _ => null, []).Templates;
        var values = new TemplateValues(
            name => attempt.Config.TryGet(name, out var value) ? value : null,
            name => name is "slot" or "time" || NeededFolder.IsOne(name) ? Value.Of($"{{{name}}}") : known.Find(new Placeholder(ContextNames.Prefix + name, PlaceholderForm.Value, 1)));
        try
        {
            return ShellText.Of([], _program.Expand(_program.StageOf(stage), values));
        }
        catch (TemplateException fault)
        {
            return $"cannot run: {fault.Message}";
        }
    }
}
