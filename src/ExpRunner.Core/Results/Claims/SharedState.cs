namespace ExpRunner.Results;

/// <summary>What is left of a sweep that several runners share, for one of them that has nothing to do.</summary>
internal enum SharedState
{
    /// <summary>Somebody let work go that this runner may take.</summary>
    Work,

    /// <summary>Others work on the rest.</summary>
    Awaited,

    /// <summary>Nobody works on anything any more.</summary>
    Done,
}
