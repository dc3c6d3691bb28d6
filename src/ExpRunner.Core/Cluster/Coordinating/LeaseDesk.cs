using ExpRunner.Leases;
using ExpRunner.Workers;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>Hears workers of a sweep and hands it out to them.</summary>
internal sealed class LeaseDesk(SweepBook book, OutcomeReader outcomes)
{
    /// <summary>Hears a worker and answers.</summary>
    public async Task<CoordinatorAnswer> SyncAsync(WorkerMessage message)
    {
        if (book.Terms is not { } terms)
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
        long[][] earlier = [];
        await book.KeepAsync((state, writer) =>
        {
            if (state.IsClosed)
            {
                return;
            }
            orders = state.Board.Sync(message.Report);
            Note(state, writer, message);
            places = [.. orders.Leases.Select(lease => state.Attempts.Find(lease.Number))];
            submitted = [.. orders.Leases.Select(lease => state.Submitted[lease.Number])];
            earlier = [.. orders.Leases.Select(lease => lease.Grant == 1 ? [] : state.Outcomes.Of(lease.Number).ToArray())];
        }).ConfigureAwait(false);
        var bodies = await outcomes.BodiesAsync(earlier.SelectMany(static numbers => numbers)).ConfigureAwait(false);
        var attempts = new SubmittedAttempt[places.Length];
        for (var i = 0; i < attempts.Length; i++)
        {
            var page = await places[i].Page.ConfigureAwait(false);
            attempts[i] = new SubmittedAttempt(submitted[i].Key, submitted[i].Number, page[places[i].Place]) { Earlier = earlier[i].Length == 0 ? [] : [.. earlier[i].Select(number => bodies[number])] };
        }
        return new CoordinatorAnswer(orders, attempts);
    }

    /// <summary>Takes back what silent workers hold.</summary>
    public Task LookAsync() => book.Terms is null ? Task.CompletedTask : book.KeepAsync(static (state, writer) =>
    {
        state.Board.Look();
        Note(state, writer);
    });

    /// <summary>Writes down what the board did, with the outcomes that a worker told.</summary>
    public static void Note(SweepState state, FrameWriter writer, WorkerMessage? message = null)
    {
        var told = 0;
        foreach (var change in state.Board.TakeChanges())
        {
            var body = change.IsEnd && message is not null ? BodyOf(message, change.Fence, ref told) : default;
            Entries.Step(writer, change, body);
            state.Note(change, body);
        }
    }

    private static CoordinatorAnswer Nothing(string why) => new(new LeaseOrders(), []) { Refusal = why };

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
