namespace ExpRunner.Hosting.Commands;

/// <summary>What Ctrl-C does to a sweep.</summary>
internal enum InterruptKind
{
    /// <summary>Nothing new starts, and what runs may finish; a second one ends it.</summary>
    Finish,

    /// <summary>What runs is dropped, and the sweep goes on with what waits; a second one within two seconds ends all.</summary>
    Skip,

    /// <summary>All ends at once.</summary>
    Stop,

    /// <summary>A person is asked, while the sweep goes on.</summary>
    Ask,
}
