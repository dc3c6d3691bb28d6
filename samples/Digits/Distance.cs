namespace Digits;

/// <summary>How far two images are apart, given the differences of their pixels.</summary>
public enum Distance
{
    /// <summary>The square root of the sum of squared differences.</summary>
    Euclidean,

    /// <summary>The sum of absolute differences.</summary>
    Manhattan,

    /// <summary>The largest absolute difference.</summary>
    Chebyshev,
}
