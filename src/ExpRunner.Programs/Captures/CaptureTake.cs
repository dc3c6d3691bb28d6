namespace ExpRunner.Programs.Captures;

/// <summary>Which of several values a score is.</summary>
internal enum CaptureTake
{
    /// <summary>The one printed last.</summary>
    Last,
    /// <summary>The one printed first.</summary>
    First,
    /// <summary>The least number.</summary>
    Min,
    /// <summary>The greatest number.</summary>
    Max,
    /// <summary>A list of all.</summary>
    All,
}
