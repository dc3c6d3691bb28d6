namespace ExpRunner.Leases;

/// <summary>Where a repetition stands.</summary>
internal enum LeaseState : byte
{
    /// <summary>Nobody has it.</summary>
    Waiting,
    /// <summary>A worker has it.</summary>
    Leased,
    /// <summary>It is over.</summary>
    Done,
}
