using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>Writes entries of a coordinator's record, and reads the small ones.</summary>
internal static class Entries
{
    public static void Opened(FrameWriter writer, SweepTerms terms)
    {
        writer.Byte((byte)EntryKind.Opened);
        TermsText.Write(writer, terms);
    }

    public static void Submitted(FrameWriter writer, string record, IReadOnlyList<SubmittedAttempt> attempts)
    {
        writer.Byte((byte)EntryKind.Submitted);
        writer.Text(record);
        writer.Int32(attempts.Count);
        foreach (var attempt in attempts)
        {
            writer.Halves(attempt.Key);
            writer.Int32(attempt.Number);
        }
    }

    /// <param name="writer">Takes the entry.</param>
    /// <param name="change">The step.</param>
    /// <param name="body">The outcome, where an attempt ended with it and its worker told.</param>
    public static void Step(FrameWriter writer, LeaseChange change, ReadOnlySpan<byte> body)
    {
        writer.Byte((byte)EntryKind.Step);
        writer.Byte((byte)change.Kind);
        writer.Int32(change.Number);
        writer.Int64(change.Fence);
        if (change.Kind == LeaseChangeKind.Granted)
        {
            writer.Text(change.Worker);
            writer.Int64(change.Orders);
        }
        if (change.IsEnd)
        {
            writer.Int32(change.Grant);
            writer.Byte((byte)change.Status);
            writer.Bytes(body);
        }
    }

    public static LeaseChange ReadStep(ref FrameReader reader, out ReadOnlySpan<byte> body)
    {
        var change = new LeaseChange((LeaseChangeKind)reader.Byte(), reader.Int32(), reader.Int64());
        body = default;
        if (change.Kind == LeaseChangeKind.Granted)
        {
            change = change with { Worker = reader.Name(), Orders = reader.Int64() };
        }
        if (change.IsEnd)
        {
            change = change with { Grant = reader.Int32(), Status = (AttemptStatus)reader.Byte() };
            body = reader.Bytes();
        }
        return change;
    }

    public static void Closed(FrameWriter writer) => writer.Byte((byte)EntryKind.Closed);
}
