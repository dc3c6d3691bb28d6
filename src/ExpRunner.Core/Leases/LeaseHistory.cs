namespace ExpRunner.Leases;

/// <summary>Makes the steps of a table, and keeps them until they are put on record.</summary>
internal sealed class LeaseHistory(LeaseTable table)
{
    private List<LeaseChange> _steps = [];

    /// <summary>Makes a step that is new.</summary>
    public void Do(LeaseChange change)
    {
        table.Apply(change);
        _steps.Add(change);
    }

    /// <summary>Makes a step that is on record.</summary>
    /// <exception cref="InvalidDataException">It does not fit: something is missing before it, or was recorded by two.</exception>
    public void Replay(LeaseChange change)
    {
        if (!table.Fits(change))
        {
            throw new InvalidDataException($"The record of leases has a step that does not follow from those before it: {change}.");
        }
        table.Apply(change);
    }

    /// <summary>The new steps since the last call, in order.</summary>
    public IReadOnlyList<LeaseChange> Take()
    {
        if (_steps.Count == 0)
        {
            return [];
        }
        var steps = _steps;
        _steps = [];
        return steps;
    }
}
