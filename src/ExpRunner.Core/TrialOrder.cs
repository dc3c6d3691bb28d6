namespace ExpRunner;

/// <summary>The order in which trials start; ids do not depend on it.</summary>
public enum TrialOrder
{
    /// <summary>First field slowest, last fastest.</summary>
    Declared,
    /// <summary>A random order that depends on the sweep seed alone, for trials that differ in length.</summary>
    Shuffle,
}
