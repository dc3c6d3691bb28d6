namespace ExpRunner.Orleans;

/// <summary>By what several heads are one cluster.</summary>
public enum HeadClustering
{
    /// <summary>Nothing: the head is alone, and its records are in a folder of its own.</summary>
    Alone,

    /// <summary>A database of PostgreSQL.</summary>
    Postgres,

    /// <summary>A folder that all of them reach, on a file system with hard links.</summary>
    Folder,
}
