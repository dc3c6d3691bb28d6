using System.Collections.Concurrent;
using ExpRunner.Cluster.Coordinating;

namespace ExpRunner.Tests.Cluster;

/// <summary>Records in memory; writes can be made to fail, with or without having been done, as when a storage answers too late.</summary>
internal sealed class MemoryRecords : ISweepRecords
{
    private readonly ConcurrentDictionary<string, byte[]> _records = new();
    private int _writes;

    /// <summary>The number, from 1, of the write that fails; 0: none.</summary>
    public int FailAt { get; set; }

    /// <summary>Whether the write that fails is done all the same.</summary>
    public bool IsDone { get; set; }

    public int Writes => _writes;

    public IEnumerable<string> Names => _records.Keys;

    public Task<byte[]?> ReadAsync(string name) => Task.FromResult(_records.GetValueOrDefault(name));

    public Task AddAsync(string name, ReadOnlyMemory<byte> record) => Write(() =>
    {
        if (!_records.TryAdd(name, record.ToArray()))
        {
            throw new RecordConflictException($"There is a {name}.");
        }
    });

    public Task ReplaceAsync(string name, ReadOnlyMemory<byte> record) => Write(() => _records[name] = record.ToArray());

    public Task RemoveAsync(string name) => Write(() => _records.TryRemove(name, out _));

    private Task Write(Action write)
    {
        var isFault = Interlocked.Increment(ref _writes) == FailAt;
        if (!isFault || IsDone)
        {
            write();
        }
        return isFault ? Task.FromException(new IOException("The storage did not answer.")) : Task.CompletedTask;
    }
}
