namespace ExpRunner.Hosting.Running;

/// <summary>How something is that was looked at.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Missing, which some sweeps can do without.</summary>
    Note,

    /// <summary>Sweeps fail or suffer by it.</summary>
    Fault,
}
