using ExpRunner.Workers;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>The one record of a sweep that is replaced: where its log begins.</summary>
/// <param name="Oldest">The first page of the log that may still be there.</param>
/// <param name="First">The first page that the snapshot does not cover.</param>
/// <param name="Snapshot">The record of the snapshot; empty: there is none.</param>
/// <param name="ClosedAt">Where the sweep is closed and being removed, the page behind its last; else -1.</param>
/// <param name="Guards">
/// For each coordinator the first page it could write. They are kept until the sweep is closed: one that stood still while another took the sweep over finds
/// the page taken with which it would go on, however long ago that was.
/// </param>
internal sealed record Root(long Oldest, long First, string Snapshot, long ClosedAt, IReadOnlyList<long> Guards)
{
    public static readonly Root New = new(0, 0, "", -1, [0]);

    private const byte Version = 1;

    public byte[] ToBytes()
    {
        var writer = new FrameWriter();
        writer.Byte(Version);
        writer.Int64(Oldest);
        writer.Int64(First);
        writer.Text(Snapshot);
        writer.Int64(ClosedAt);
        writer.Int32(Guards.Count);
        foreach (var guard in Guards)
        {
            writer.Int64(guard);
        }
        return writer.Written.ToArray();
    }

    public static Root Read(byte[] record)
    {
        var reader = new FrameReader(record, new NameCache());
        if (reader.Byte() is var version && version != Version)
        {
            throw new InvalidDataException($"The root of a sweep's records has version {version}; this program knows version {Version}.");
        }
        var root = new Root(reader.Int64(), reader.Int64(), reader.Text()!, reader.Int64(), []);
        var guards = new long[reader.Count()];
        for (var i = 0; i < guards.Length; i++)
        {
            guards[i] = reader.Int64();
        }
        return root with { Guards = guards };
    }
}
