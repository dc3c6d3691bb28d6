namespace ExpRunner;

/// <summary>How the points of a range are spread.</summary>
public enum Scale
{
    /// <summary>Evenly.</summary>
    Linear,
    /// <summary>Evenly in the logarithm; both ends must be positive.</summary>
    Log,
}
