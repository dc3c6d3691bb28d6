using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;
using ExpRunner.Orleans.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ExpRunner.Orleans.Grains;

/// <summary>The sweeps that are open, in the order in which they were opened, in one record; whether each has work is only remembered, and presumed until it is told.</summary>
internal sealed class SweepIndexGrain([FromKeyedServices(GrainRecords.Storage)] IGrainStorage storage) : Grain, ISweepIndexGrain
{
    private const string Record = "sweeps";
    private readonly OrderedDictionary<string, OpenSweep> _sweeps = new(StringComparer.Ordinal);
    private GrainRecords _records = null!;
    private bool _isOnRecord;
    private string _fault = "";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _records = new GrainRecords(storage, this.GetGrainId());
        try
        {
            if (await _records.ReadAsync(Record) is { } record)
            {
                _isOnRecord = true;
                foreach (var sweep in ClusterMessages.ReadSweeps(record))
                {
                    _sweeps[sweep.Id] = sweep with { HasWork = true };
                }
            }
        }
        catch (Exception fault)
        {
            _fault = $"The index of open sweeps could not be read: {fault.Message}";
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _records.StopAsync();

    public Task<byte[]> ListAsync() => AnswerAsync(() => Task.FromResult(ClusterMessages.Write([.. _sweeps.Values])));

    public Task<byte[]> AddAsync(string id, byte[] terms) => AnswerAsync(async () =>
    {
        if (!_sweeps.TryGetValue(id, out var known) || !ClusterMessages.Write(known.Terms).AsSpan().SequenceEqual(terms))
        {
            _sweeps[id] = new OpenSweep(id, ClusterMessages.ReadTerms(terms), HasWork: true);
            await KeepAsync();
        }
        return [];
    });

    public Task<byte[]> RemoveAsync(string id) => AnswerAsync(async () =>
    {
        if (_sweeps.Remove(id))
        {
            await KeepAsync();
        }
        return [];
    });

    public Task HintAsync(string id, bool hasWork)
    {
        if (_sweeps.TryGetValue(id, out var sweep))
        {
            _sweeps[id] = sweep with { HasWork = hasWork };
        }
        return Task.CompletedTask;
    }

    private async Task KeepAsync()
    {
        var record = ClusterMessages.Write([.. _sweeps.Values]);
        await (_isOnRecord ? _records.ReplaceAsync(Record, record) : _records.AddAsync(Record, record));
        _isOnRecord = true;
    }

    private async Task<byte[]> AnswerAsync(Func<Task<byte[]>> ask)
    {
        if (_fault.Length > 0)
        {
            DeactivateOnIdle();
            return Reply.Fault(_fault, isPassing: true);
        }
        try
        {
            return Reply.Of(await ask());
        }
        catch (Exception fault)
        {
            // What it holds may be more than what is on record.
            _fault = $"The index of open sweeps could not be kept: {fault.Message}";
            DeactivateOnIdle();
            return Reply.Fault(_fault, isPassing: true);
        }
    }
}
