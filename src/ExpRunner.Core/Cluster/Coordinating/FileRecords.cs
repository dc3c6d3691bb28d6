using System.Collections.Concurrent;
using ExpRunner.Platform;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>Records of a sweep as files of one folder, as one coordinator sees them.</summary>
/// <param name="folder">The folder; made when something is written.</param>
/// <param name="names">Keeps the names of records, and whether they outlive a power cut.</param>
internal sealed class FileRecords(string folder, FolderNames names) : ISweepRecords
{
    private readonly VersionedFiles _files = new(folder, names, TimeProvider.System);
    private readonly ConcurrentDictionary<string, long> _seen = [];

    /// <param name="folder">The folder; made when something is written.</param>
    /// <param name="isDurable">Whether a record outlives a power cut when its writing has ended, and not only this process.</param>
    public FileRecords(string folder, bool isDurable)
        : this(folder, new FolderNames(isDurable))
    {
    }

    public async Task<byte[]?> ReadAsync(string name)
    {
        if (await _files.ReadAsync(name).ConfigureAwait(false) is not { } file)
        {
            return null;
        }
        _seen[name] = file.Version;
        return file.Record.ToArray();
    }

    public async Task AddAsync(string name, ReadOnlyMemory<byte> record) => _seen[name] = await _files.AddAsync(name, record).ConfigureAwait(false);

    public async Task ReplaceAsync(string name, ReadOnlyMemory<byte> record)
        => _seen[name] = await _files.ReplaceAsync(name, record, _seen.GetValueOrDefault(name)).ConfigureAwait(false);

    public async Task RemoveAsync(string name)
    {
        if (!_seen.TryRemove(name, out var version))
        {
            version = (await _files.ReadAsync(name).ConfigureAwait(false))?.Version ?? 0;
        }
        await _files.RemoveAsync(name, version).ConfigureAwait(false);
    }
}
