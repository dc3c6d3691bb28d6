namespace ExpRunner.Workers;

/// <summary>Why a worker is done with a batch.</summary>
internal enum BatchEnd
{
    /// <summary>Every attempt has an outcome, or the rest was cancelled: the worker is ready for more.</summary>
    Done,
    /// <summary>An attempt broke a limit: the worker is to be replaced.</summary>
    Expired,
    /// <summary>The worker's stream ended.</summary>
    Closed,
}
