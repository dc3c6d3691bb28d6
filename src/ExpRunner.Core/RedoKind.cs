namespace ExpRunner;

/// <summary>What to run again although it has ended; what failed is tried again in any case.</summary>
public enum RedoKind
{
    /// <summary>Nothing that completed.</summary>
    None,
    /// <summary>What failed: nothing else is run.</summary>
    Failed,
    /// <summary>What was made by other code.</summary>
    Stale,
    /// <summary>Everything selected.</summary>
    All,
}
