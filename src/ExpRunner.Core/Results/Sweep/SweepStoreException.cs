namespace ExpRunner.Results;

/// <summary>The folder of a sweep cannot be used; the message names the file, what is wrong with it and the way out.</summary>
internal sealed class SweepStoreException(string message, Exception? inner = null) : Exception(message, inner);
