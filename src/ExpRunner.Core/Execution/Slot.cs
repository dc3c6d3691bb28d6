namespace ExpRunner.Execution;

/// <summary>The unit an executor can run at once.</summary>
/// <param name="Index">Its number, from 0.</param>
public sealed record Slot(int Index);
