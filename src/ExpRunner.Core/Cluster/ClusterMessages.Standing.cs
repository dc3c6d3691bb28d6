using ExpRunner.Leases;
using ExpRunner.Workers;

namespace ExpRunner.Cluster;

/// <summary>What heads tell of sweeps.</summary>
internal static partial class ClusterMessages
{
    public static byte[] Write(SweepStanding standing) => Written(writer => Standing(writer, standing));

    /// <exception cref="InvalidDataException">It is not what <see cref="Write(SweepStanding)"/> gives.</exception>
    public static SweepStanding ReadStanding(ReadOnlySpan<byte> message) => Read(message, Standing);

    /// <param name="page">The page.</param>
    /// <param name="mostBytes">The page is cut before an outcome with which it would be longer, but not before the first.</param>
    public static byte[] Write(ResultsPage page, int mostBytes)
    {
        var (count, length) = (0, 0L);
        while (count < page.Outcomes.Count && (count == 0 || length + page.Outcomes[count].Body.Length <= mostBytes))
        {
            length += page.Outcomes[count++].Body.Length;
        }
        return Written(writer =>
        {
            writer.Int64(page.Next - page.Outcomes.Count + count);
            Standing(writer, page.Standing);
            Outcomes(writer, page.Outcomes, count);
        });
    }

    /// <exception cref="InvalidDataException">It is not what <see cref="Write(ResultsPage, int)"/> gives.</exception>
    public static ResultsPage ReadResults(ReadOnlySpan<byte> message) => Read(message, static (ref reader) =>
    {
        var (next, standing) = (reader.Int64(), Standing(ref reader));
        return new ResultsPage(next, Many(ref reader, Outcome), standing);
    });

    public static byte[] Write(IReadOnlyList<ClusterOutcome> outcomes) => Written(writer => Outcomes(writer, outcomes, outcomes.Count));

    /// <exception cref="InvalidDataException">It is not what <see cref="Write(IReadOnlyList{ClusterOutcome})"/> gives.</exception>
    public static IReadOnlyList<ClusterOutcome> ReadOutcomes(ReadOnlySpan<byte> message) => Read(message, static (ref reader) => Many(ref reader, Outcome));

    public static byte[] Write(IReadOnlyList<OpenSweep> sweeps) => Written(writer =>
    {
        writer.Int32(sweeps.Count);
        foreach (var sweep in sweeps)
        {
            writer.Text(sweep.Id);
            Flag(writer, sweep.HasWork);
            TermsText.Write(writer, sweep.Terms);
        }
    });

    /// <exception cref="InvalidDataException">It is not what <see cref="Write(IReadOnlyList{OpenSweep})"/> gives.</exception>
    public static IReadOnlyList<OpenSweep> ReadSweeps(ReadOnlySpan<byte> message) => Read(message, static (ref reader) => Many(ref reader, static (ref reader) =>
    {
        var (id, hasWork) = (Text(ref reader), Flag(ref reader));
        return new OpenSweep(id, TermsText.Read(ref reader), hasWork);
    }));

    private static void Standing(FrameWriter writer, SweepStanding standing)
    {
        Flag(writer, standing.IsOpen);
        Flag(writer, standing.IsCancelled);
        foreach (var count in (int[])[standing.Counts.Waiting, standing.Counts.Leased, standing.Counts.Completed, standing.Counts.Failed, standing.Counts.Cancelled])
        {
            writer.Int32(count);
        }
        writer.Int64(standing.Outcomes);
        writer.Int32(standing.Workers.Count);
        foreach (var (worker, leases) in standing.Workers)
        {
            writer.Text(worker);
            writer.Int32(leases);
        }
    }

    private static SweepStanding Standing(ref FrameReader reader)
    {
        var (isOpen, isCancelled) = (Flag(ref reader), Flag(ref reader));
        var counts = new LeaseCounts(reader.Int32(), reader.Int32(), reader.Int32(), reader.Int32(), reader.Int32());
        return new SweepStanding(isOpen, isCancelled, counts, reader.Int64(), Many(ref reader, static (ref reader) => (Text(ref reader), reader.Int32())));
    }

    private static void Outcomes(FrameWriter writer, IReadOnlyList<ClusterOutcome> outcomes, int count)
    {
        writer.Int32(count);
        foreach (var outcome in outcomes.Take(count))
        {
            writer.Halves(outcome.Key);
            writer.Int32(outcome.Number);
            writer.Byte((byte)outcome.Status);
            Flag(writer, outcome.IsFinal);
            writer.Bytes(outcome.Body.Span);
        }
    }

    private static ClusterOutcome Outcome(ref FrameReader reader)
        => new(reader.Halves(), reader.Int32(), Status(ref reader), Flag(ref reader), reader.Bytes().ToArray());
}
