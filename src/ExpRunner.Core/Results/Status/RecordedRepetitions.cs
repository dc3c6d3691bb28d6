using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Every repetition of a sweep, read from its journals, without its code.</summary>
internal sealed class RecordedRepetitions
{
    private readonly PartFolder _part;

    private RecordedRepetitions(PartFolder part)
    {
        _part = part;
        Experiment = part.Name;
        All = Read();
    }

    /// <summary>The experiment's name.</summary>
    public string Experiment { get; }

    /// <summary>Its folder.</summary>
    public string Folder => _part.Path;

    /// <summary>In order of trial and <c>run_id</c>.</summary>
    public IReadOnlyList<RecordedRepetition> All { get; }

    /// <summary>The tries that a repetition had in the last start.</summary>
    public int MaxTries => (int)(Find("options", "max_tries") is { Kind: ValueKind.Number } tries ? tries.AsDouble() : 1);

    /// <summary>Where its programs run; empty where that is not known.</summary>
    public string WorkingDirectory => Find("program", "workdir")?.ToString() ?? "";

    /// <summary>The sweeps that a path stands for.</summary>
    /// <exception cref="SweepException">One of them cannot be read; it has all reasons.</exception>
    public static IReadOnlyList<RecordedRepetitions> Find(string path, Action<string> warn) => StatusFolders.Read([path], warn, part => new RecordedRepetitions(part));

    private List<RecordedRepetition> Read()
    {
        using var sweep = RecordedSweep.Of(_part);
        var repetitions = new List<RecordedRepetition>();
        for (var number = 0; number < sweep.History.RepetitionCount; number++)
        {
            ref readonly var entry = ref sweep.History.RepetitionAt(number);
            ref readonly var trial = ref sweep.History.TrialAt(entry.Trial);
            if (entry.RunId >= trial.Asked && entry.Status is null)
            {
                continue;
            }
            repetitions.Add(new(sweep.History.IdOf(entry.Trial), entry.RunId, trial.Asked, sweep.History.ConfigOf(entry.Trial), Path.Combine(_part.Path, sweep.History.FolderOf(number)), entry.Status)
            {
                Tries = entry.Tries,
                Ended = entry.Ended.IsKnown ? Value.ParseJson(sweep.History.LineAt(entry.Ended)) : Value.Object(),
            });
        }
        repetitions.Sort((left, right) => (left.Id, left.RunId).CompareTo((right.Id, right.RunId)));
        return repetitions;
    }

    private Value? Find(string section, string name)
        => _part.Sweep is { } json && json.TryGet(section, out var members) && members.Kind == ValueKind.Object && members.TryGet(name, out var value) && !value.IsNull ? value : null;
}
