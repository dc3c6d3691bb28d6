namespace ExpRunner;

/// <summary>A program of an experiment that did not complete: it failed, could not be started, or lacks a score that is required.</summary>
/// <param name="message">The stage, how it ended, and the last lines it printed.</param>
/// <param name="exitCode">Its exit code.</param>
public sealed class ProgramException(string message, int? exitCode) : Exception(message)
{
    /// <summary>Its exit code, 128 + n where signal n ended it; null where it never ran, 0 where it completed without a score that is required.</summary>
    public int? ExitCode => exitCode;
}
