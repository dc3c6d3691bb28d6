namespace ExpRunner.Workers;

/// <summary>Why a worker is done with a batch.</summary>
internal enum BatchEnd
{
    /// <summary>Every attempt has an outcome, or the rest was cancelled: the worker is ready for more.</summary>
    Done,
    /// <summary>An attempt broke a limit: what is left of the batch is for another worker, as this worker is to be replaced.</summary>
    Spent,
    /// <summary>The worker's stream ended.</summary>
    Closed,
}
