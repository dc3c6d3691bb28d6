using System.Collections.Concurrent;
using System.Security.Cryptography;
using ExpRunner.Cluster.Coordinating;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ExpRunner.Orleans.Storage;

/// <summary>Records as files, a folder for each grain, for one head that has the folder for itself (<see cref="FolderLock"/>). The ETag of a record is a hash of it.</summary>
/// <param name="folder">The folder.</param>
/// <param name="isDurable">Whether a record outlives a power cut.</param>
internal sealed class FileGrainStorage(string folder, bool isDurable) : IGrainStorage
{
    private readonly ConcurrentDictionary<GrainId, (FileRecords Files, SemaphoreSlim Replacing)> _owners = [];

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var bytes = await Of(grainId).Files.ReadAsync(stateName).ConfigureAwait(false);
        var record = HeadRecord.In(grainState);
        (record.State, record.RecordExists, record.ETag) = (new HeadRecord { Bytes = bytes ?? [] }, bytes is not null, bytes is null ? null : Tag(bytes));
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = HeadRecord.In(grainState);
        if (record.ETag is null)
        {
            await AddAsync(stateName, grainId, HeadRecord.BytesOf(record)).ConfigureAwait(false);
        }
        else
        {
            await CheckedAsync(stateName, grainId, record.ETag, mayBeGone: false, files => files.ReplaceAsync(stateName, HeadRecord.BytesOf(record))).ConfigureAwait(false);
        }
        (record.ETag, record.RecordExists) = (Tag(HeadRecord.BytesOf(record)), true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = HeadRecord.In(grainState);
        await CheckedAsync(stateName, grainId, record.ETag, mayBeGone: true, files => files.RemoveAsync(stateName)).ConfigureAwait(false);
        (record.ETag, record.RecordExists) = (null, false);
    }

    private async Task AddAsync(string name, GrainId owner, byte[] bytes)
    {
        try
        {
            await Of(owner).Files.AddAsync(name, bytes).ConfigureAwait(false);
        }
        catch (RecordConflictException fault)
        {
            throw new InconsistentStateException(fault.Message, fault);
        }
    }

    /// <summary>Changes a record if it is the one whose ETag the caller has.</summary>
    private async Task CheckedAsync(string name, GrainId owner, string? tag, bool mayBeGone, Func<FileRecords, Task> change)
    {
        var (files, replacing) = Of(owner);
        await replacing.WaitAsync().ConfigureAwait(false);
        try
        {
            var there = await files.ReadAsync(name).ConfigureAwait(false) is { } bytes ? Tag(bytes) : null;
            if (there != tag && !(there is null && mayBeGone))
            {
                throw new InconsistentStateException($"The record {name} in {FolderOf(owner)} is not the one that was read or written last.", there, tag);
            }
            await change(files).ConfigureAwait(false);
        }
        finally
        {
            replacing.Release();
        }
    }

    private (FileRecords Files, SemaphoreSlim Replacing) Of(GrainId owner)
        => _owners.GetOrAdd(owner, _ => (new FileRecords(FolderOf(owner), isDurable), new SemaphoreSlim(1)));

    private string FolderOf(GrainId owner) => Path.Combine(folder, "grain-" + Uri.EscapeDataString(owner.ToString()));

    private static string Tag(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 16));
}
