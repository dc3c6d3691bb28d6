using ExpRunner.Reporting;

namespace ExpRunner.Querying;

/// <summary>Which values of a layout go where.</summary>
internal sealed class TrialPlan
{
    /// <summary>Members of a line that are kept as they are, and their parameters.</summary>
    public static readonly (string Name, int Parameter)[] Members = [("error", 4), ("repetitions", 5), ("run_ids", 7), ("out_path", 8)];

    public TrialPlan(LineLayout layout, ExperimentStore experiment)
    {
        var trial = Members.Append(("experiment_id", 2)).Append(("status", 3)).ToDictionary();
        var scores = layout.Leaves.Where(leaf => leaf.Role == LeafRole.Score).Select(leaf => leaf.Name).ToHashSet();
        var leaves = layout.Leaves.Select((leaf, i) => (leaf.Role, leaf.Name, Place: i)).ToList();
        Trial = [.. leaves.Where(leaf => leaf.Role is not (LeafRole.Config or LeafRole.Score) && trial.ContainsKey(leaf.Name)).Select(leaf => (leaf.Place, trial[leaf.Name]))];
        Config = [.. leaves.Where(leaf => leaf.Role == LeafRole.Config && experiment.ConfigField(leaf.Name) is not null).Select(leaf => (leaf.Place, experiment.ConfigField(leaf.Name)!))];
        Scores = [.. leaves.Where(leaf => leaf.Role == LeafRole.Score && !ResultLine.IsDerived(leaf.Name, scores) && experiment.Score(leaf.Name) is not null)
            .Select(leaf => (leaf.Place, experiment.Score(leaf.Name)!))];
        HasStatus = layout.IndexOf(LeafRole.Status) >= 0;
        IsComplete = HasStatus || layout.IndexOf(LeafRole.Error) < 0;
    }

    /// <summary>Values that tell of the trial, and their parameters.</summary>
    public (int Leaf, int Parameter)[] Trial { get; }

    /// <summary>Config fields.</summary>
    public (int Leaf, Field Field)[] Config { get; }

    /// <summary>Scores.</summary>
    public (int Leaf, Field Score)[] Scores { get; }

    /// <summary>Whether a line of the layout has a status; one without an error has completed.</summary>
    public bool HasStatus { get; }

    /// <summary>Whether the status of a line of the layout is known without looking at its error.</summary>
    public bool IsComplete { get; }
}
