namespace ExpRunner.Querying;

/// <summary>A query cannot be answered; the message says what, where and what to do.</summary>
public sealed class QueryException(string message) : Exception(message);
