namespace ExpRunner.Execution;

/// <summary>An executor cannot run anything; the message says why and what to do.</summary>
public sealed class ExecutorException(string message, Exception? inner = null) : Exception(message, inner);
