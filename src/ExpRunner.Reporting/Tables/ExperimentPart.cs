namespace ExpRunner.Reporting;

/// <summary>What is gathered of one experiment while its trials pass by.</summary>
/// <param name="experiment">Its name.</param>
internal sealed class ExperimentPart(string experiment)
{
    private readonly OrderedDictionary<string, PooledTrials> _groups = [];

    /// <summary>Its name.</summary>
    public string Experiment => experiment;

    /// <summary>How many trials were read.</summary>
    public int Read { get; set; }

    /// <summary>The files they stand in.</summary>
    public HashSet<string> Files { get; } = [];

    /// <summary>The names in all trials that were read.</summary>
    public TrialNames ReadNames { get; } = new();

    /// <summary>The names in the trials that are shown.</summary>
    public TrialNames KeptNames { get; } = new();

    /// <summary>The rows.</summary>
    public IReadOnlyList<PooledTrials> Groups => _groups.Values;

    /// <summary>The row of a key; a new one where there is none.</summary>
    public PooledTrials GroupOf(string key, GroupNeeds needs)
    {
        if (!_groups.TryGetValue(key, out var group))
        {
            _groups[key] = group = new(this, needs);
        }
        return group;
    }
}
