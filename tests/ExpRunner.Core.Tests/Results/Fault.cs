namespace ExpRunner.Tests.Results;

/// <summary>What goes wrong at an operation on files.</summary>
internal enum Fault
{
    None,
    /// <summary>The operation fails and does nothing.</summary>
    Error,
    /// <summary>From here on nothing that takes space is possible.</summary>
    NoSpace,
    /// <summary>A write fails when half of it is written.</summary>
    ShortWrite,
    /// <summary>The process dies when half of a write is written.</summary>
    TornWrite,
    /// <summary>The process dies, and what it was told had been done never was.</summary>
    Lost,
    /// <summary>The machine dies: of every file only what was flushed to the disk is left.</summary>
    PowerCut,
}
