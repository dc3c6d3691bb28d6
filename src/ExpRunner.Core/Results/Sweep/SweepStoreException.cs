namespace ExpRunner.Results;

/// <summary>The folder of a sweep cannot be used; the message names the file, what is wrong with it and the way out.</summary>
internal sealed class SweepStoreException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it may be usable in a moment: another runner has just begun to use it.</summary>
    public bool IsPassing { get; init; }
}
