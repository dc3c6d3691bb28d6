namespace ExpRunner.Reporting;

/// <summary>Pools trials as they pass by, in the order of the rows.</summary>
/// <param name="table">What the tables ask for.</param>
internal sealed class TrialPool(TableBuilder table)
{
    private readonly OrderedDictionary<string, ExperimentPart> _parts = [];

    /// <summary>What a group has to know.</summary>
    public GroupNeeds Needs => table.Needs;

    /// <summary>Whether every trial is kept whatever its values are.</summary>
    public bool KeepsAll => table.Filter is null;

    /// <summary>The columns whose equal values make one row.</summary>
    public IReadOnlyList<ColumnSource> GroupBy => table.GroupBy;

    /// <summary>What was gathered, an experiment each.</summary>
    public IReadOnlyList<ExperimentPart> Parts => _parts.Values;

    /// <summary>How many trials were read.</summary>
    public int Read => _parts.Values.Sum(part => part.Read);

    /// <summary>The names in all trials that were read.</summary>
    public TrialNames Names { get; } = new();

    /// <summary>Adds a trial, and gives the row it went to; null where it is not shown.</summary>
    public PooledTrials? Add(ResultRow row)
    {
        if (!_parts.TryGetValue(row.Experiment, out var part))
        {
            _parts[row.Experiment] = part = new(row.Experiment);
        }
        part.Read++;
        part.Files.Add(row.File);
        Names.Add(row);
        part.ReadNames.Add(row);
        var trial = new SingleTrial(row);
        if (table.Filter?.Keeps(trial) == false)
        {
            return null;
        }
        part.KeptNames.Add(row);
        var group = part.GroupOf(Cell.Key(GroupBy.Select(column => column.Cell(trial))), Needs);
        group.Add(row);
        return group;
    }
}
