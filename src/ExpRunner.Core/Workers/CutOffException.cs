namespace ExpRunner.Workers;

/// <summary>The way to the machine of a worker was lost, and with it all that ran there; the message says what is known.</summary>
internal sealed class CutOffException(string message, Exception? inner = null) : Exception(message, inner);
