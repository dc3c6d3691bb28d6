using ExpRunner.Cluster.Coordinating;

namespace ExpRunner.Tests.Cluster;

/// <summary>Records in memory; writes can be made to fail, with or without having been done, as when a storage answers too late.</summary>
internal sealed class MemoryRecords
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (byte[] Record, int Version)> _records = [];
    private int _writes;

    /// <summary>The number, from 1, of the write that fails; 0: none.</summary>
    public int FailAt { get; set; }

    /// <summary>Whether the write that fails is done all the same.</summary>
    public bool IsDone { get; set; }

    /// <summary>Which records cannot be written or removed, whatever their number.</summary>
    public Func<string, bool> Fails { get; set; } = static _ => false;

    public int Writes => _writes;

    public string[] Names
    {
        get
        {
            lock (_gate)
            {
                return [.. _records.Keys];
            }
        }
    }

    /// <summary>The records as one coordinator sees them.</summary>
    public ISweepRecords Open() => new View(this);

    private sealed class View(MemoryRecords all) : ISweepRecords
    {
        private readonly Dictionary<string, int> _seen = [];

        public Task<byte[]?> ReadAsync(string name)
        {
            lock (all._gate)
            {
                if (!all._records.TryGetValue(name, out var found))
                {
                    return Task.FromResult<byte[]?>(null);
                }
                _seen[name] = found.Version;
                return Task.FromResult<byte[]?>(found.Record);
            }
        }

        public Task AddAsync(string name, ReadOnlyMemory<byte> record) => Write(name, () =>
        {
            ThrowIf(all._records.ContainsKey(name), $"There is a {name}.");
            Keep(name, record);
        });

        public Task ReplaceAsync(string name, ReadOnlyMemory<byte> record) => Write(name, () =>
        {
            ThrowIf(all._records.TryGetValue(name, out var found) && found.Version != _seen.GetValueOrDefault(name), $"Another has written {name}.");
            Keep(name, record);
        });

        public Task RemoveAsync(string name) => Write(name, () => all._records.Remove(name));

        private static void ThrowIf(bool isConflict, string message)
        {
            if (isConflict)
            {
                throw new RecordConflictException(message);
            }
        }

        private void Keep(string name, ReadOnlyMemory<byte> record)
        {
            all._records[name] = (record.ToArray(), all._writes);
            _seen[name] = all._writes;
        }

        private Task Write(string name, Action write)
        {
            lock (all._gate)
            {
                var isFault = ++all._writes == all.FailAt || all.Fails(name);
                if (!isFault || all.IsDone)
                {
                    write();
                }
                return isFault ? Task.FromException(new IOException("The storage did not answer.")) : Task.CompletedTask;
            }
        }
    }
}
