using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Cluster;

/// <summary>Between workers and heads.</summary>
internal static partial class ClusterMessages
{
    public static byte[] Write(WorkerMessage message) => Written(writer =>
    {
        writer.Text(message.Code);
        Report(writer, message.Report);
        writer.Int32(message.Outcomes.Count);
        foreach (var outcome in message.Outcomes)
        {
            writer.Bytes(outcome.Span);
        }
    });

    /// <exception cref="InvalidDataException">It is not what <see cref="Write(WorkerMessage)"/> gives.</exception>
    public static WorkerMessage ReadWorker(ReadOnlySpan<byte> bytes)
    {
        var message = Read(bytes, static (ref reader) =>
        {
            var (code, report) = (Text(ref reader), Report(ref reader));
            return new WorkerMessage(report, Many(ref reader, static (ref reader) => (ReadOnlyMemory<byte>)reader.Bytes().ToArray()), code);
        });
        return message.Outcomes.Count == message.Report.Ended.Count ? message : throw new InvalidDataException("A worker's message has not one outcome for each end.");
    }

    public static byte[] Write(CoordinatorAnswer answer) => Written(writer =>
    {
        writer.Text(answer.Refusal);
        Orders(writer, answer.Orders);
        Attempts(writer, answer.Attempts);
        foreach (var attempt in answer.Attempts)
        {
            Earlier(writer, attempt.Earlier);
        }
    });

    /// <exception cref="InvalidDataException">It is not what <see cref="Write(CoordinatorAnswer)"/> gives.</exception>
    public static CoordinatorAnswer ReadAnswer(ReadOnlySpan<byte> message)
    {
        var answer = Read(message, static (ref reader) =>
        {
            var (refusal, orders) = (reader.Text(), Orders(ref reader));
            var attempts = Attempts(ref reader);
            for (var i = 0; i < attempts.Length; i++)
            {
                attempts[i] = attempts[i] with { Earlier = Many(ref reader, static (ref reader) => (ReadOnlyMemory<byte>)reader.Bytes().ToArray()) };
            }
            return new CoordinatorAnswer(orders, attempts) { Refusal = refusal };
        });
        return answer.Attempts.Count == answer.Orders.Leases.Count ? answer : throw new InvalidDataException("A coordinator's answer has not one attempt for each lease.");
    }

    private static void Earlier(FrameWriter writer, IReadOnlyList<ReadOnlyMemory<byte>> bodies)
    {
        writer.Int32(bodies.Count);
        foreach (var body in bodies)
        {
            writer.Bytes(body.Span);
        }
    }

    private static void Report(FrameWriter writer, LeaseReport report)
    {
        writer.Text(report.Worker);
        writer.Int64(report.Sequence);
        writer.Int64(report.Orders);
        writer.Int32(report.Free);
        writer.Int32(report.Ahead);
        writer.Int32(report.Held.Count);
        foreach (var held in report.Held)
        {
            writer.Int64(held.Fence);
            Flag(writer, held.IsStarted);
        }
        writer.Int32(report.Ended.Count);
        foreach (var end in report.Ended)
        {
            Lease(writer, end.Lease);
            writer.Byte((byte)end.Status);
        }
    }

    private static LeaseReport Report(ref FrameReader reader) => new()
    {
        Worker = Text(ref reader),
        Sequence = reader.Int64(),
        Orders = reader.Int64(),
        Free = reader.Int32(),
        Ahead = reader.Int32(),
        Held = Many(ref reader, static (ref reader) => new HeldLease(reader.Int64(), Flag(ref reader))),
        Ended = Many(ref reader, static (ref reader) => new LeaseEnd(Lease(ref reader), Status(ref reader))),
    };

    private static void Orders(FrameWriter writer, LeaseOrders orders)
    {
        writer.Int64(orders.Number);
        writer.Int32(orders.Leases.Count);
        foreach (var lease in orders.Leases)
        {
            Lease(writer, lease);
        }
        Fences(writer, orders.Acknowledged);
        Fences(writer, orders.Dropped);
    }

    private static LeaseOrders Orders(ref FrameReader reader) => new()
    {
        Number = reader.Int64(),
        Leases = Many(ref reader, Lease),
        Acknowledged = Many(ref reader, static (ref reader) => reader.Int64()),
        Dropped = Many(ref reader, static (ref reader) => reader.Int64()),
    };

    private static void Fences(FrameWriter writer, IReadOnlyList<long> fences)
    {
        writer.Int32(fences.Count);
        foreach (var fence in fences)
        {
            writer.Int64(fence);
        }
    }

    private static void Lease(FrameWriter writer, Lease lease)
    {
        writer.Int64(lease.Fence);
        writer.Int32(lease.Number);
        writer.Int32(lease.Grant);
    }

    private static Lease Lease(ref FrameReader reader) => new(reader.Int64(), reader.Int32(), reader.Int32());

    private static AttemptStatus Status(ref FrameReader reader)
        => (AttemptStatus)reader.Byte() is var status && Enum.IsDefined(status) ? status : throw new InvalidDataException($"A message has a status {(int)status}, which there is not.");
}
