namespace ExpRunner.Reporting.Live;

/// <summary>What a sweep is doing.</summary>
internal enum SweepState
{
    /// <summary>Its folder is there, and nothing in it can be read yet.</summary>
    Unknown,

    /// <summary>Somebody works on it.</summary>
    Running,

    /// <summary>Nobody works on it, and something that was asked for is missing.</summary>
    Interrupted,

    /// <summary>All that was asked for has ended.</summary>
    Finished,
}
