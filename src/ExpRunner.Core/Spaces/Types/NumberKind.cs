namespace ExpRunner.Spaces;

/// <summary>What kind of numbers a type holds.</summary>
public enum NumberKind
{
    /// <summary>None.</summary>
    None,
    /// <summary>Whole numbers.</summary>
    Whole,
    /// <summary>Real numbers.</summary>
    Real,
}
