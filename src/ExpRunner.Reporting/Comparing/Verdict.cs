namespace ExpRunner.Reporting;

/// <summary>What a comparison came to.</summary>
public enum Verdict
{
    /// <summary>The second is better.</summary>
    Better,
    /// <summary>The second is worse.</summary>
    Worse,
    /// <summary>The second is greater, and nobody said whether that is better.</summary>
    Higher,
    /// <summary>The second is less, and nobody said whether that is better.</summary>
    Lower,
    /// <summary>No difference was found, and any is surely below the margin.</summary>
    Equal,
    /// <summary>No difference was found, but one that matters may be there.</summary>
    TooFew,
    /// <summary>Numbers are missing, NaN or infinite.</summary>
    Undefined,
}
