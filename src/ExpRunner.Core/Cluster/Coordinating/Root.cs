using ExpRunner.Workers;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>The one record of a sweep that is replaced: where its log begins.</summary>
/// <param name="Oldest">The first page of the log that may still be there.</param>
/// <param name="First">The first page that the snapshot does not cover.</param>
/// <param name="Snapshot">The record of the snapshot; empty: there is none.</param>
/// <param name="ClosedAt">Where the sweep is closed and being removed, the page behind its last; else -1.</param>
/// <param name="Owner">How many coordinators there have been: replacing this record is how a new one takes the sweep from the one before, if that still lives.</param>
internal sealed record Root(long Oldest, long First, string Snapshot, long ClosedAt, long Owner)
{
    private const byte Version = 1;

    public byte[] ToBytes()
    {
        var writer = new FrameWriter();
        writer.Byte(Version);
        writer.Int64(Oldest);
        writer.Int64(First);
        writer.Text(Snapshot);
        writer.Int64(ClosedAt);
        writer.Int64(Owner);
        return writer.Written.ToArray();
    }

    public static Root Read(byte[] record)
    {
        var reader = new FrameReader(record, new NameCache());
        return reader.Byte() is var version && version == Version
            ? new Root(reader.Int64(), reader.Int64(), reader.Text()!, reader.Int64(), reader.Int64())
            : throw new InvalidDataException($"The root of a sweep's records has version {version}; this program knows version {Version}.");
    }
}
