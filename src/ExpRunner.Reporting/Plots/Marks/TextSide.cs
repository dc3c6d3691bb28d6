namespace ExpRunner.Reporting.Plots;

/// <summary>Where a text stands.</summary>
public enum TextSide
{
    /// <summary>Before the point.</summary>
    Left,
    /// <summary>Behind it.</summary>
    Right,
    /// <summary>Over it.</summary>
    Above,
    /// <summary>On it.</summary>
    Middle,
}
