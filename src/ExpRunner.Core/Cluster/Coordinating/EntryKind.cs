namespace ExpRunner.Cluster.Coordinating;

/// <summary>What an entry of a coordinator's record says. The numbers are on disk: never change them.</summary>
internal enum EntryKind : byte
{
    /// <summary>The sweep was opened: its terms.</summary>
    Opened = 1,
    /// <summary>Repetitions came: the record that holds them, their keys and numbers.</summary>
    Submitted = 2,
    /// <summary>A step of the board; with the outcome where an attempt ended.</summary>
    Step = 3,
    /// <summary>The sweep was closed: what is left of it is to be removed.</summary>
    Closed = 4,
}
