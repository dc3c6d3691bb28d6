using System.Collections.Concurrent;
using ExpRunner.Cluster.Coordinating;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ExpRunner.Orleans.Storage;

/// <summary>Records of a grain in a storage of Orleans: each a state of its own, guarded by its ETag.</summary>
internal sealed class GrainRecords(IGrainStorage storage, GrainId owner) : ISweepRecords
{
    /// <summary>The name of the storage that holds them.</summary>
    public const string Storage = "exprunner";

    private readonly ConcurrentDictionary<string, string> _tags = [];
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private int _underWay;
    private bool _isStopped;

    public Task<byte[]?> ReadAsync(string name) => DoAsync(async () =>
    {
        var state = new GrainState<HeadRecord>();
        await storage.ReadStateAsync(name, owner, state).ConfigureAwait(false);
        if (!state.RecordExists)
        {
            return null;
        }
        Note(name, state.ETag);
        return HeadRecord.BytesOf(state);
    });

    public Task AddAsync(string name, ReadOnlyMemory<byte> record) => WriteAsync(name, record, tag: null);

    public Task ReplaceAsync(string name, ReadOnlyMemory<byte> record) => WriteAsync(name, record, _tags.GetValueOrDefault(name)
        ?? throw new RecordConflictException($"The record {name} of {owner} was neither read nor written before it is replaced."));

    public Task RemoveAsync(string name) => DoAsync(async () =>
    {
        var tag = _tags.TryRemove(name, out var known) ? known : await TagAsync(name).ConfigureAwait(false);
        if (tag is not null)
        {
            await storage.ClearStateAsync(name, owner, new GrainState<HeadRecord>(new HeadRecord(), tag) { RecordExists = true }).ConfigureAwait(false);
        }
        return true;
    });

    /// <summary>Ends when nothing is under way; what is asked from now on fails.</summary>
    public Task StopAsync()
    {
        lock (_gate)
        {
            _isStopped = true;
            return _underWay == 0 ? Task.CompletedTask : _idle.Task;
        }
    }

    private Task WriteAsync(string name, ReadOnlyMemory<byte> record, string? tag) => DoAsync(async () =>
    {
        var state = new GrainState<HeadRecord>(new HeadRecord { Bytes = record.ToArray() }, tag) { RecordExists = tag is not null };
        await storage.WriteStateAsync(name, owner, state).ConfigureAwait(false);
        Note(name, state.ETag);
        return true;
    });

    private void Note(string name, string? tag) => _tags[name] = tag ?? throw new InvalidOperationException($"The storage {Storage} gives no ETags.");

    private async Task<string?> TagAsync(string name)
    {
        var state = new GrainState<HeadRecord>();
        await storage.ReadStateAsync(name, owner, state).ConfigureAwait(false);
        return state.RecordExists ? state.ETag : null;
    }

    private async Task<T> DoAsync<T>(Func<Task<T>> act)
    {
        lock (_gate)
        {
            _underWay += _isStopped ? throw new RecordConflictException($"{owner} begins anew elsewhere.") : 1;
        }
        try
        {
            return await act().ConfigureAwait(false);
        }
        catch (InconsistentStateException fault)
        {
            throw new RecordConflictException(fault.Message);
        }
        finally
        {
            lock (_gate)
            {
                if (--_underWay == 0 && _isStopped)
                {
                    _idle.TrySetResult();
                }
            }
        }
    }
}
