namespace ExpRunner.Cluster.Coordinating;

/// <summary>Where a coordinator keeps a sweep: records with names, each written whole, on any storage that can refuse to write over what it has not seen.</summary>
internal interface ISweepRecords
{
    /// <summary>A record; null where there is none.</summary>
    Task<byte[]?> ReadAsync(string name);

    /// <summary>Keeps a new record.</summary>
    /// <exception cref="RecordConflictException">There is one of that name: somebody else writes for this sweep.</exception>
    Task AddAsync(string name, ReadOnlyMemory<byte> record);

    /// <summary>Keeps a record in place of the one read or written last.</summary>
    /// <exception cref="RecordConflictException">It is not the one that is there: somebody else writes for this sweep.</exception>
    Task ReplaceAsync(string name, ReadOnlyMemory<byte> record);

    /// <summary>Removes a record, if it is there.</summary>
    Task RemoveAsync(string name);
}
