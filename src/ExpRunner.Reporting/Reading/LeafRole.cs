namespace ExpRunner.Reporting;

/// <summary>What a value in a line is for.</summary>
internal enum LeafRole
{
    /// <summary>Nothing a table shows without being asked.</summary>
    Other,
    /// <summary>The experiment's name.</summary>
    Experiment,
    /// <summary>The experiment_id.</summary>
    Id,
    /// <summary>The status.</summary>
    Status,
    /// <summary>The error.</summary>
    Error,
    /// <summary>A config field.</summary>
    Config,
    /// <summary>A score, or what was computed from one.</summary>
    Score,
}
