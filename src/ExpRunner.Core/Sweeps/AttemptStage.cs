namespace ExpRunner.Sweeps;

/// <summary>A stage that an attempt goes through.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Identifies its command on this config and the stages before it.</param>
/// <param name="IsDone">Whether an earlier attempt completed it, so that it is passed over.</param>
public readonly record struct AttemptStage(string Name, UInt128 Key, bool IsDone);
