using System.Globalization;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Running;

/// <summary>What templates and variables of an attempt may know beside its config.</summary>
internal sealed class AttemptValues
{
    private readonly Attempt _attempt;
    private readonly int _slot;
    private readonly DateTimeOffset _startedAt;
    private readonly IReadOnlyList<string> _folders;
    private readonly Func<string, string> _seen;

    /// <param name="attempt">The attempt.</param>
    /// <param name="slot">The slot's number.</param>
    /// <param name="startedAt">When it began.</param>
    /// <param name="variable">The value of a variable where its programs run.</param>
    /// <param name="folders">The placeholders of what it needs of other trials.</param>
    /// <param name="seen">A folder as its programs see it; null: as it is here.</param>
    public AttemptValues(Attempt attempt, int slot, DateTimeOffset startedAt, Func<string, string?> variable, IReadOnlyList<string> folders, Func<string, string>? seen = null)
    {
        (_attempt, _slot, _startedAt, _folders, _seen) = (attempt, slot, startedAt, folders, seen ?? (folder => folder));
        Folder = Path.GetFullPath(attempt.OutPath);
        Templates = new TemplateValues(Config, name => Context(name, folder => folder)) { Variable = variable };
        Commands = seen is null ? Templates : new TemplateValues(Config, name => Context(name, seen)) { Variable = variable };
    }

    /// <summary>The repetition's folder, absolute: programs run elsewhere.</summary>
    public string Folder { get; }

    /// <summary>All of it, as templates take it, with the folders of this machine.</summary>
    public TemplateValues Templates { get; }

    /// <summary>All of it as the programs see it, which may run on another machine.</summary>
    public TemplateValues Commands { get; }

    /// <summary>The repetition's folder as its programs see it.</summary>
    public string SeenFolder => _seen(Folder);

    /// <summary>The file that values to be logged may be written to.</summary>
    public string Metrics => Path.Join(Folder, Execution.SeriesFile.NameFor(_attempt));

    /// <summary>The variables that say it, by name.</summary>
    public IEnumerable<(string Name, string Value)> Variables()
    {
        yield return ("EXPRUN_OUT", SeenFolder);
        yield return ("EXPRUN_NAME", _attempt.Experiment);
        yield return ("EXPRUN_EXPERIMENT_ID", _attempt.ExperimentId.ToString(CultureInfo.InvariantCulture));
        yield return ("EXPRUN_RUN_ID", Text(_attempt.RunId));
        yield return ("EXPRUN_SEED", _attempt.Seed.ToString(CultureInfo.InvariantCulture));
        yield return ("EXPRUN_ATTEMPT", Text(_attempt.Number));
        yield return ("EXPRUN_SLOT", Text(_slot));
        yield return ("EXPRUN_METRICS", Path.Join(SeenFolder, Path.GetFileName(Metrics)));
    }

    private Value? Config(string name) => _attempt.Config.TryGet(name, out var value) ? value : null;

    private Value? Context(string name, Func<string, string> seen) => name switch
    {
        "out" => Value.Of(seen(Folder)),
        "name" => Value.Of(_attempt.Experiment),
        "time" => Value.Of(_startedAt.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)),
        "experiment_id" => Value.Number(_attempt.ExperimentId.ToString(CultureInfo.InvariantCulture)),
        "run_id" => Value.Of((long)_attempt.RunId),
        "seed" => Value.Number(_attempt.Seed.ToString(CultureInfo.InvariantCulture)),
        "attempt" => Value.Of((long)_attempt.Number),
        "slot" => Value.Of((long)_slot),
        _ => FolderOf(name, seen),
    };

    /// <summary>The folder of another trial; what is needed comes in the order of the placeholders.</summary>
    private Value? FolderOf(string name, Func<string, string> seen)
    {
        for (var i = 0; i < _folders.Count && i < _attempt.Needed.Count; i++)
        {
            if (_folders[i] == name)
            {
                return Value.Of(seen(Path.GetFullPath(_attempt.Needed[i].OutPath)));
            }
        }
        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
