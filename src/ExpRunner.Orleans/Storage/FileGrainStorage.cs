using System.Collections.Concurrent;
using System.Globalization;
using ExpRunner.Cluster.Coordinating;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ExpRunner.Orleans.Storage;

/// <summary>Records as files, a folder for each grain, for one head or for several that reach the folder. The ETag of a record is its version.</summary>
/// <param name="folder">The folder.</param>
/// <param name="isDurable">Whether a record outlives a power cut.</param>
internal sealed class FileGrainStorage(string folder, bool isDurable) : IGrainStorage
{
    private readonly ConcurrentDictionary<GrainId, VersionedFiles> _owners = [];
    private readonly FolderNames _names = new(isDurable);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var file = await Of(grainId).ReadAsync(stateName).ConfigureAwait(false);
        var record = HeadRecord.In(grainState);
        (record.State, record.RecordExists, record.ETag) = (new HeadRecord { Bytes = file?.Record.ToArray() ?? [] }, file is not null, file is null ? null : Tag(file.Version));
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => DoAsync(async () =>
    {
        var (record, files) = (HeadRecord.In(grainState), Of(grainId));
        var version = record.ETag is null
            ? await files.AddAsync(stateName, HeadRecord.BytesOf(record)).ConfigureAwait(false)
            : await files.ReplaceAsync(stateName, HeadRecord.BytesOf(record), Version(record.ETag)).ConfigureAwait(false);
        (record.ETag, record.RecordExists) = (Tag(version), true);
    });

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => DoAsync(async () =>
    {
        var record = HeadRecord.In(grainState);
        await Of(grainId).RemoveAsync(stateName, record.ETag is null ? 0 : Version(record.ETag)).ConfigureAwait(false);
        (record.ETag, record.RecordExists) = (null, false);
    });

    private static async Task DoAsync(Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (RecordConflictException fault)
        {
            throw new InconsistentStateException(fault.Message, fault);
        }
    }

    private VersionedFiles Of(GrainId owner)
        => _owners.GetOrAdd(owner, _ => new VersionedFiles(Path.Combine(folder, "grain-" + Uri.EscapeDataString(owner.ToString())), _names, TimeProvider.System));

    private static string Tag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long Version(string tag) => long.Parse(tag, NumberStyles.None, CultureInfo.InvariantCulture);
}
