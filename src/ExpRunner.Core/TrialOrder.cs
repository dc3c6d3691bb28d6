namespace ExpRunner;

/// <summary>The order in which repetitions start; ids do not depend on it.</summary>
public enum TrialOrder
{
    /// <summary>First field slowest, last fastest, the repetitions of a trial one behind the other: 1, 1, 2, 2.</summary>
    Inner,
    /// <summary>Every trial once, then every trial again: 1, 2, 1, 2.</summary>
    Outer,
    /// <summary>Trials in a random order that depends on the sweep seed alone, for trials that differ in length.</summary>
    Shuffle,
}
