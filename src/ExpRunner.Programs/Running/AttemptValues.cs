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

    public AttemptValues(Attempt attempt, int slot, DateTimeOffset startedAt, Func<string, string?> variable, IReadOnlyList<string> folders)
    {
        (_attempt, _slot, _startedAt, _folders) = (attempt, slot, startedAt, folders);
        Folder = Path.GetFullPath(attempt.OutPath);
        Templates = new TemplateValues(name => attempt.Config.TryGet(name, out var value) ? value : null, Context) { Variable = variable };
    }

    /// <summary>The repetition's folder, absolute: programs run elsewhere.</summary>
    public string Folder { get; }

    /// <summary>All of it, as templates take it.</summary>
    public TemplateValues Templates { get; }

    /// <summary>The file that values to be logged may be written to.</summary>
    public string Metrics => Path.Join(Folder, Execution.SeriesFile.NameFor(_attempt));

    /// <summary>The variables that say it, by name.</summary>
    public IEnumerable<(string Name, string Value)> Variables()
    {
        yield return ("EXPRUN_OUT", Folder);
        yield return ("EXPRUN_NAME", _attempt.Experiment);
        yield return ("EXPRUN_EXPERIMENT_ID", _attempt.ExperimentId.ToString(CultureInfo.InvariantCulture));
        yield return ("EXPRUN_RUN_ID", Text(_attempt.RunId));
        yield return ("EXPRUN_SEED", _attempt.Seed.ToString(CultureInfo.InvariantCulture));
        yield return ("EXPRUN_ATTEMPT", Text(_attempt.Number));
        yield return ("EXPRUN_SLOT", Text(_slot));
        yield return ("EXPRUN_METRICS", Metrics);
    }

    private Value? Context(string name) => name switch
    {
        "out" => Value.Of(Folder),
        "name" => Value.Of(_attempt.Experiment),
        "time" => Value.Of(_startedAt.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)),
        "experiment_id" => Value.Number(_attempt.ExperimentId.ToString(CultureInfo.InvariantCulture)),
        "run_id" => Value.Of((long)_attempt.RunId),
        "seed" => Value.Number(_attempt.Seed.ToString(CultureInfo.InvariantCulture)),
        "attempt" => Value.Of((long)_attempt.Number),
        "slot" => Value.Of((long)_slot),
        _ => FolderOf(name),
    };

    /// <summary>The folder of another trial; what is needed comes in the order of the placeholders.</summary>
    private Value? FolderOf(string name)
    {
        for (var i = 0; i < _folders.Count && i < _attempt.Needed.Count; i++)
        {
            if (_folders[i] == name)
            {
                return Value.Of(Path.GetFullPath(_attempt.Needed[i].OutPath));
            }
        }
        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
