namespace ExpRunner.Results;

/// <summary>This runner stood still for so long that others took over what it held; what it still records does not count.</summary>
internal sealed class EvictedException(string message) : Exception(message);
