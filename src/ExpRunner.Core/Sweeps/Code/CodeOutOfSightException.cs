namespace ExpRunner.Sweeps;

/// <summary>Reached code runs other code that cannot be told from reading it.</summary>
internal sealed class CodeOutOfSightException(string what) : Exception(what);
