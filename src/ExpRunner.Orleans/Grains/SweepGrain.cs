using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;
using ExpRunner.Orleans.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace ExpRunner.Orleans.Grains;

/// <summary>
/// Puts a <see cref="SweepCoordinator"/> where callers find it, and another in its place when its records fail. What costs time runs beside the grain's turns,
/// which a silo must have short.
/// </summary>
[Reentrant]
internal sealed class SweepGrain([FromKeyedServices(GrainRecords.Storage)] IGrainStorage storage, HeadVoice voice) : Grain, ISweepGrain
{
    private const int MostBytes = 2 << 20;
    private readonly SemaphoreSlim _opening = new(1);
    private string _id = "";
    private string _whose = "";
    private ISweepIndexGrain _index = null!;
    private GrainRecords _records = null!;
    private SweepCoordinator? _coordinator;
    private string _fault = "";
    private IGrainTimer? _looking;
    private bool? _hinted;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = this.GetPrimaryKeyString();
        _whose = $"sweep {_id}";
        _index = GrainFactory.GetGrain<ISweepIndexGrain>(ISweepIndexGrain.Key);
        _records = new GrainRecords(storage, this.GetGrainId());
        try
        {
            _coordinator = await Task.Run(() => SweepCoordinator.LoadAsync(_records, TimeProvider.System, warn: text => voice.Say($"Sweep {_id}: {text}")), cancellationToken);
        }
        catch (Exception fault)
        {
            _fault = $"The records of sweep {_id} could not be read: {fault.Message}";
            voice.Failed(_whose, _fault);
        }
        LookFromNowOn();
    }

    /// <summary>Nothing that is still under way here may write once another activation reads.</summary>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _records.StopAsync();

    public Task<byte[]> OpenAsync(byte[] terms) => AnswerAsync(async coordinator =>
    {
        var wanted = Heard(terms, ClusterMessages.ReadTerms);
        await _opening.WaitAsync();
        try
        {
            // The index first: a sweep that is open and not in it would never be worked on; one that is in it and not open is found out.
            var inIndex = coordinator.Terms is { } open ? ClusterMessages.Write(open) : terms;
            Reply.Read(await _index.AddAsync(_id, inIndex));
            return BitConverter.GetBytes(await coordinator.OpenAsync(wanted));
        }
        finally
        {
            _opening.Release();
        }
    }, LookFromNowOn);

    public Task<byte[]> SubmitAsync(byte[] attempts) => AnswerAsync(async coordinator =>
    {
        var submitted = Heard(attempts, ClusterMessages.ReadAttempts);
        var ended = await coordinator.SubmitAsync(submitted);
        return submitted.Count > 1 && ended.Sum(static outcome => (long)outcome.Body.Length) > MostBytes ? [] : ClusterMessages.Write(ended);
    });

    public Task<byte[]> SyncAsync(byte[] message) => AnswerAsync(
        async coordinator => ClusterMessages.Write(await coordinator.SyncAsync(Heard(message, ClusterMessages.ReadWorker))), ForgetIfNotOpen);

    public Task<byte[]> ResultsAsync(long from, TimeSpan wait) => AnswerAsync(async coordinator => ClusterMessages.Write(await coordinator.ResultsAsync(from, wait), MostBytes));

    public Task<byte[]> StatusAsync() => AnswerAsync(async coordinator => ClusterMessages.Write(await coordinator.StatusAsync()), ForgetIfNotOpen);

    public Task<byte[]> CancelAsync(bool endsRunning) => AnswerAsync(async coordinator =>
    {
        await coordinator.CancelAsync(endsRunning);
        return [];
    });

    public Task<byte[]> CloseAsync() => AnswerAsync(async coordinator =>
    {
        await _opening.WaitAsync();
        try
        {
            await coordinator.CloseAsync();
            Reply.Read(await _index.RemoveAsync(_id));
            return [];
        }
        finally
        {
            _opening.Release();
        }
    });

    /// <param name="ask">Runs beside the grain's turns.</param>
    /// <param name="then">Runs as a turn of the grain, when that has gone well.</param>
    private async Task<byte[]> AnswerAsync(Func<SweepCoordinator, Task<byte[]>> ask, Action? then = null)
    {
        if (_coordinator is not { } coordinator)
        {
            DeactivateOnIdle();
            return Reply.Fault(_fault, isPassing: true);
        }
        try
        {
            var answer = await Task.Run(() => ask(coordinator));
            then?.Invoke();
            Hint(coordinator);
            voice.Kept(_whose);
            return Reply.Of(answer);
        }
        catch (ClusterException fault)
        {
            return Reply.Fault(fault.Message, fault.IsPassing);
        }
        catch (Exception fault)
        {
            DeactivateOnIdle();
            return Reply.Fault(Failed(fault), isPassing: true);
        }
        finally
        {
            if (coordinator.IsClosed)
            {
                DeactivateOnIdle();
            }
        }
    }

    /// <summary>A head that was replaced by another has nothing to complain of.</summary>
    private string Failed(Exception fault)
    {
        var why = $"The records of sweep {_id} could not be kept: {fault.Message}";
        if (fault is not RecordConflictException)
        {
            voice.Failed(_whose, why);
        }
        return why;
    }

    private void LookFromNowOn()
    {
        if (_looking is null && _coordinator?.Terms is { } terms)
        {
            var period = Math.Clamp(terms.Rules.Length.TotalSeconds / 8, 0.05, 5);
            var options = new GrainTimerCreationOptions(TimeSpan.FromSeconds(period), TimeSpan.FromSeconds(period)) { Interleave = true, KeepAlive = true };
            _looking = this.RegisterGrainTimer(_ => LookAsync(_coordinator), options);
        }
    }

    private async Task LookAsync(SweepCoordinator coordinator)
    {
        try
        {
            await Task.Run(coordinator.LookAsync);
            Hint(coordinator);
        }
        catch (Exception fault)
        {
            // Whoever calls next is told by the one that comes in this one's place, if it still is so.
            Failed(fault);
            DeactivateOnIdle();
        }
    }

    private void Hint(SweepCoordinator coordinator)
    {
        var hasWork = coordinator.HasWork;
        if (_hinted != hasWork)
        {
            _hinted = hasWork;
            _index.HintAsync(_id, hasWork).Ignore();
        }
    }

    /// <summary>A head that died at the wrong moment leaves a sweep in the index that is not open: whoever was sent here by it finds that out.</summary>
    private void ForgetIfNotOpen()
    {
        if (_coordinator is { Terms: null } coordinator && _opening.CurrentCount > 0)
        {
            ForgetAsync(coordinator).Ignore();
        }
    }

    private async Task ForgetAsync(SweepCoordinator coordinator)
    {
        await _opening.WaitAsync();
        try
        {
            if (coordinator.Terms is null)
            {
                await _index.RemoveAsync(_id);
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    private static T Heard<T>(byte[] message, Func<ReadOnlySpan<byte>, T> read)
    {
        try
        {
            return read(message);
        }
        catch (InvalidDataException fault)
        {
            throw new ClusterException($"A head was told what it does not understand. {fault.Message}", fault);
        }
    }
}
