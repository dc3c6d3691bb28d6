namespace ExpRunner;

/// <summary>What a recorded outcome outlives.</summary>
public enum Durability
{
    /// <summary>The end of the runner, however it ends: the operating system has it.</summary>
    OS,
    /// <summary>A power cut as well: the disk has it.</summary>
    Disk,
    /// <summary>Nothing: lines are written when many have come together, and at the end. For benchmarks.</summary>
    None,
}
