using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Trials by what they are: experiment, config and seed.</summary>
internal sealed class TrialCollection
{
    private readonly OrderedDictionary<string, OrderedDictionary<UInt128, CollectedTrial>> _experiments = [];

    /// <summary>The trials that brought nothing new.</summary>
    public int Duplicates { get; private set; }

    /// <summary>The trials of which files tell different scores.</summary>
    public int Differing => _experiments.Values.Sum(trials => trials.Values.Count(trial => trial.Differs));

    /// <summary>The number of experiments.</summary>
    public int Experiments => _experiments.Count;

    /// <summary>All lines.</summary>
    public IReadOnlyList<Value> Lines => [.. _experiments.Values.SelectMany(trials => trials.Values.Select((trial, id) => trial.ToLine(id)))];

    /// <summary>Adds a trial.</summary>
    /// <param name="row">It.</param>
    /// <param name="seed">The seed of the sweep beside its file; null: there is none.</param>
    public void Add(ResultRow row, UInt128? seed)
    {
        seed = CollectedNames.SeedOf(row.Line) ?? seed;
        if (!_experiments.TryGetValue(row.Experiment, out var trials))
        {
            _experiments.Add(row.Experiment, trials = []);
        }
        var key = Identity.KeyOf(row.Experiment + (seed is null ? "?" : ""), ReservedNames.ConfigOf(row.Line).ToCanonicalJson(), (ulong)(seed ?? 0), 0);
        if (!trials.TryGetValue(key, out var trial))
        {
            trials.Add(key, trial = new CollectedTrial(seed) { Folder = FolderOf(row) });
        }
        Duplicates += trial.Add(row) ? 0 : 1;
    }

    /// <summary>The folder of the trial beside its file, wherever that was moved to; where there is none, what was recorded.</summary>
    private static string FolderOf(ResultRow row)
    {
        var recorded = ResultLine.Member(row.Line, "out_path") is { Kind: ValueKind.Text } path ? path.AsText() : "";
        var beside = Path.Combine(Path.GetDirectoryName(row.File) ?? "", Path.GetFileName(recorded));
        return recorded.Length > 0 && Directory.Exists(beside) ? beside.Replace('\\', '/') : recorded;
    }
}
