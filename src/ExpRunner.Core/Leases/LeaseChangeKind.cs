namespace ExpRunner.Leases;

/// <summary>What can happen to a board.</summary>
internal enum LeaseChangeKind : byte
{
    /// <summary>Repetitions were added.</summary>
    Added = 1,
    /// <summary>A worker got a lease.</summary>
    Granted,
    /// <summary>A try ended, and that is final.</summary>
    Ended,
    /// <summary>A try failed, and there will be another.</summary>
    Failed,
    /// <summary>A lease was given back before its repetition began.</summary>
    Returned,
    /// <summary>The worker vanished while the repetition ran.</summary>
    Lost,
    /// <summary>The worker vanished, and nobody knows whether the repetition ran.</summary>
    Doubted,
    /// <summary>Nothing more is to be begun.</summary>
    Stopped,
    /// <summary>What runs is to be ended.</summary>
    Cancelled,
}
