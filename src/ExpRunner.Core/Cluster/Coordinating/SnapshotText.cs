using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>A coordinator's state as one record.</summary>
internal static class SnapshotText
{
    private const byte Version = 1;

    /// <param name="state">The state.</param>
    /// <param name="recent">The record that its newer outcomes are in; null: there are none.</param>
    public static byte[] Write(SweepState state, (long First, string Record)? recent)
    {
        var writer = new FrameWriter(LengthFor(state));
        writer.Byte(Version);
        TermsText.Write(writer, state.Terms!);
        WriteSubmitted(writer, state);
        WriteOutcomes(writer, state, recent);
        WriteBoard(writer, state.Board.ToImage());
        return writer.Written.ToArray();
    }

    public static void Read(byte[] record, SweepState state)
    {
        var reader = new FrameReader(record, new NameCache());
        if (reader.Byte() is var version && version != Version)
        {
            throw new InvalidDataException($"The snapshot of a sweep has version {version}; this program knows version {Version}.");
        }
        var terms = TermsText.Read(ref reader);
        ReadSubmitted(ref reader, state);
        ReadOutcomes(ref reader, state);
        state.Open(terms, ReadBoard(ref reader));
    }

    /// <summary>About how long it becomes: what grows step by step to many megabytes leaves as many behind.</summary>
    private static int LengthFor(SweepState state)
        => (int)Math.Min(4096 + (24L * state.Submitted.Count) + (64L * state.Attempts.Pages.Count) + (4 * state.Outcomes.Count) + (24L * state.Board.Count) + (128L * state.Board.Counts.Leased), Array.MaxLength);

    private static void WriteSubmitted(FrameWriter writer, SweepState state)
    {
        writer.Int32(state.Attempts.Pages.Count);
        for (var i = 0; i < state.Attempts.Pages.Count; i++)
        {
            var (first, record) = state.Attempts.Pages[i];
            var end = i + 1 < state.Attempts.Pages.Count ? state.Attempts.Pages[i + 1].First : state.Submitted.Count;
            writer.Text(record);
            writer.Int32(end - first);
            for (var number = first; number < end; number++)
            {
                writer.Halves(state.Submitted[number].Key);
                writer.Int32(state.Submitted[number].Number);
            }
        }
    }

    private static void ReadSubmitted(ref FrameReader reader, SweepState state)
    {
        for (var pages = reader.Count(); pages > 0; pages--)
        {
            var record = reader.Text()!;
            var submitted = new (UInt128, int)[reader.Count()];
            for (var i = 0; i < submitted.Length; i++)
            {
                submitted[i] = (reader.Halves(), reader.Int32());
            }
            state.Add(record, submitted);
        }
    }

    private static void WriteOutcomes(FrameWriter writer, SweepState state, (long First, string Record)? recent)
    {
        (long First, string Record)[] pages = recent is { } page ? [.. state.Outcomes.Pages, page] : [.. state.Outcomes.Pages];
        writer.Int64(state.Outcomes.Count);
        writer.Int32(pages.Length);
        foreach (var (first, record) in pages)
        {
            writer.Int64(first);
            writer.Text(record);
        }
        for (var outcome = 0L; outcome < state.Outcomes.Count; outcome++)
        {
            writer.Int32(state.Outcomes.NumberOf(outcome));
        }
    }

    private static void ReadOutcomes(ref FrameReader reader, SweepState state)
    {
        var count = reader.Int64();
        var pages = new (long, string)[reader.Count()];
        for (var i = 0; i < pages.Length; i++)
        {
            pages[i] = (reader.Int64(), reader.Text()!);
        }
        var numbers = new int[count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = reader.Int32();
        }
        state.Outcomes.Begin(pages, numbers);
    }

    private static void WriteBoard(FrameWriter writer, LeaseBoardImage image)
    {
        writer.Byte(image.IsStopped ? (byte)1 : (byte)0);
        writer.Byte(image.IsCancelled ? (byte)1 : (byte)0);
        writer.Int64(image.LastFence);
        writer.Int32(image.Entries.Length);
        foreach (var entry in image.Entries)
        {
            writer.Byte((byte)entry.State);
            writer.Byte((byte)entry.Status);
            writer.Byte(entry.Losses);
            writer.Byte(entry.Doubts);
            writer.Int32(entry.Tries);
            writer.Int32(entry.Grants);
            writer.Int64(entry.Fence);
        }
        writer.Int32(image.Leases.Count);
        foreach (var (lease, worker, orders) in image.Leases)
        {
            writer.Int64(lease.Fence);
            writer.Int32(lease.Number);
            writer.Int32(lease.Grant);
            writer.Text(worker);
            writer.Int64(orders);
        }
    }

    private static LeaseBoardImage ReadBoard(ref FrameReader reader)
    {
        var (isStopped, isCancelled, lastFence) = (reader.Byte() != 0, reader.Byte() != 0, reader.Int64());
        var entries = new LeaseEntry[reader.Count()];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new LeaseEntry
            {
                State = (LeaseState)reader.Byte(),
                Status = (AttemptStatus)reader.Byte(),
                Losses = reader.Byte(),
                Doubts = reader.Byte(),
                Tries = (ushort)reader.Int32(),
                Grants = (ushort)reader.Int32(),
                Fence = reader.Int64(),
            };
        }
        var leases = new (Lease, string, long)[reader.Count()];
        for (var i = 0; i < leases.Length; i++)
        {
            leases[i] = (new Lease(reader.Int64(), reader.Int32(), reader.Int32()), reader.Name(), reader.Int64());
        }
        return new LeaseBoardImage(entries, leases, lastFence, isStopped, isCancelled);
    }
}
