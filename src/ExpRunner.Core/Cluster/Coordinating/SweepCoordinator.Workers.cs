using ExpRunner.Leases;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>What workers hear and tell.</summary>
internal sealed partial class SweepCoordinator
{
    public async Task<CoordinatorAnswer> SyncAsync(WorkerMessage message)
    {
        if (Terms is not { } terms)
        {
            return Nothing("The sweep is not open.");
        }
        if (terms.CodeIdentity != message.Code)
        {
            return Nothing($"The worker runs other code (build {message.Code}) than the sweep was submitted with (build {terms.CodeIdentity}).");
        }
        var orders = new LeaseOrders();
        (Task<ReadOnlyMemory<byte>[]> Page, int Place)[] places = [];
        (UInt128 Key, int Number)[] submitted = [];
        await KeepAsync(() =>
        {
            if (_state.IsClosed)
            {
                return;
            }
            orders = _state.Board.Sync(message.Report);
            NoteSteps(message);
            places = [.. orders.Leases.Select(lease => _state.Attempts.Find(lease.Number))];
            submitted = [.. orders.Leases.Select(lease => _state.Submitted[lease.Number])];
        }).ConfigureAwait(false);
        var attempts = new SubmittedAttempt[places.Length];
        for (var i = 0; i < attempts.Length; i++)
        {
            var page = await places[i].Page.ConfigureAwait(false);
            attempts[i] = new SubmittedAttempt(submitted[i].Key, submitted[i].Number, page[places[i].Place]);
        }
        return new CoordinatorAnswer(orders, attempts);
    }

    /// <summary>Takes back what silent workers hold; called a few times within a lease.</summary>
    public Task LookAsync() => Terms is null ? Task.CompletedTask : KeepAsync(() =>
    {
        _state.Board.Look();
        NoteSteps(message: null);
    });

    private static CoordinatorAnswer Nothing(string why) => new(new LeaseOrders(), []) { Refusal = why };

    /// <summary>Puts on record what the board did, with the outcomes that a worker told.</summary>
    private void NoteSteps(WorkerMessage? message)
    {
        var told = 0;
        foreach (var change in _state.Board.TakeChanges())
        {
            var body = change.IsEnd && message is not null ? BodyOf(message, change.Fence, ref told) : default;
            Entries.Step(_log.Writer, change, body);
            _state.Note(change, body);
        }
    }

    /// <summary>The outcome that goes with a step; the steps come in the order of the report.</summary>
    private static ReadOnlySpan<byte> BodyOf(WorkerMessage message, long fence, ref int told)
    {
        for (var i = told; i < message.Outcomes.Count; i++)
        {
            if (message.Report.Ended[i].Lease.Fence == fence)
            {
                told = i + 1;
                return message.Outcomes[i].Span;
            }
        }
        return default;
    }
}
