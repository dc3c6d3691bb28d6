namespace ExpRunner.Hosting.Notifying;

/// <summary>What somebody may be told of.</summary>
internal enum NotifyEvent
{
    /// <summary>A repetition ended for good, however.</summary>
    Trial,

    /// <summary>A repetition ended for good and did not complete.</summary>
    Failure,

    /// <summary>An experiment of the sweep is done, or the sweep stopped.</summary>
    End,
}
