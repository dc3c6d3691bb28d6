using ExpRunner.Cluster.Coordinating;

namespace ExpRunner.Tests.Cluster;

/// <summary>Records in memory; writes can be made to fail, with or without having been done, as when a storage answers too late.</summary>
internal sealed class MemoryRecords
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (byte[] Record, int Version)> _records = [];
    private readonly Queue<(int At, string Name, byte[]? Record, int Version)> _late = [];
    private int _writes;
    private int _versions;

    /// <summary>The number, from 1, of the write that fails; 0: none.</summary>
    public int FailAt { get; set; }

    /// <summary>Whether the write that fails is done all the same.</summary>
    public bool IsDone { get; set; }

    /// <summary>How many writes later the write that fails is done, unless there is another record by then; 0: it is not.</summary>
    public int IsLateBy { get; set; }

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

    private int VersionOf(string name) => _records.TryGetValue(name, out var found) ? found.Version : 0;

    /// <summary>Writes or removes a record, if it is the one that is there; 0: none is.</summary>
    private bool TryPut(string name, byte[]? record, int version)
    {
        if (VersionOf(name) != version)
        {
            return false;
        }
        if (record is null)
        {
            _records.Remove(name);
        }
        else
        {
            _records[name] = (record, ++_versions);
        }
        return true;
    }

    private void PutLate()
    {
        while (_late.TryPeek(out var late) && late.At <= _writes)
        {
            TryPut(late.Name, late.Record, late.Version);
            _late.Dequeue();
        }
    }

    private sealed class View(MemoryRecords all) : ISweepRecords
    {
        private readonly Dictionary<string, int> _seen = [];

        public Task<byte[]?> ReadAsync(string name)
        {
            lock (all._gate)
            {
                _seen[name] = all.VersionOf(name);
                return Task.FromResult<byte[]?>(all._records.TryGetValue(name, out var found) ? found.Record : null);
            }
        }

        public Task AddAsync(string name, ReadOnlyMemory<byte> record) => Write(name, record.ToArray(), static () => 0);

        public Task ReplaceAsync(string name, ReadOnlyMemory<byte> record) => Write(name, record.ToArray(), () => _seen.GetValueOrDefault(name));

        public Task RemoveAsync(string name) => Write(name, null, () => all.VersionOf(name));

        private Task Write(string name, byte[]? record, Func<int> expected)
        {
            lock (all._gate)
            {
                var version = expected();
                var isFault = ++all._writes == all.FailAt || all.Fails(name);
                all.PutLate();
                if (isFault && all.IsLateBy > 0)
                {
                    all._late.Enqueue((all._writes + all.IsLateBy, name, record, version));
                }
                if ((!isFault || all.IsDone) && !all.TryPut(name, record, version))
                {
                    return Task.FromException(new RecordConflictException($"Another has written {name}."));
                }
                if (isFault)
                {
                    return Task.FromException(new IOException("The storage did not answer."));
                }
                _seen[name] = all.VersionOf(name);
                return Task.CompletedTask;
            }
        }
    }
}
