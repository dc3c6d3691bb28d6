using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Cluster;

/// <summary>Attempts and outcomes as bytes that whoever submits and whoever works understand; heads pass them on.</summary>
internal static class AttemptBodies
{
    private const byte Version = 3;

    /// <summary>They are many and short: what makes them is used again.</summary>
    [ThreadStatic]
    private static FrameWriter? _writer;

    [ThreadStatic]
    private static NameCache? _names;

    public static byte[] Write(Attempt attempt) => Write(attempt, attempt.OutPath);

    /// <param name="attempt">The attempt.</param>
    /// <param name="outPath">The folder of the repetition as whoever runs it is to know it.</param>
    public static byte[] Write(Attempt attempt, string outPath)
    {
        var writer = Begin();
        writer.Text(attempt.Experiment);
        writer.Halves(attempt.IdHalves);
        writer.Int32(attempt.RunId);
        writer.Halves(attempt.KeyHalves);
        writer.UInt64(attempt.Seed);
        writer.UInt64(attempt.SharedSeed);
        writer.Text(outPath);
        ValueFrames.Write(writer, attempt.Config);
        Frames.WriteNeeded(writer, attempt.Needed);
        writer.Int32(attempt.Stages.Count);
        foreach (var stage in attempt.Stages)
        {
            writer.Text(stage.Name);
            writer.Halves(stage.Key);
            writer.Byte(stage.IsDone ? (byte)1 : (byte)0);
        }
        return writer.Written.ToArray();
    }

    /// <param name="body">The attempt.</param>
    /// <param name="number">Its number, which a body does not hold, because later tries of it have others.</param>
    /// <exception cref="InvalidDataException">It was written by another version.</exception>
    public static Attempt Read(ReadOnlySpan<byte> body, int number)
    {
        var reader = Begin(body);
        var (experiment, id, run) = (reader.Text()!, reader.Halves(), reader.Int32());
        var (key, seed, sharedSeed) = (reader.Halves(), reader.UInt64(), reader.UInt64());
        var attempt = new Attempt(experiment, id, key, reader.Text()!, ValueFrames.Read(ref reader))
        {
            RunId = run,
            Number = number,
            Seed = seed,
            SharedSeed = sharedSeed,
            Needed = Frames.ReadNeeded(ref reader),
        };
        var stages = new AttemptStage[reader.Count()];
        for (var i = 0; i < stages.Length; i++)
        {
            stages[i] = new AttemptStage(reader.Text()!, reader.Halves(), reader.Byte() != 0);
        }
        return attempt with { Stages = stages };
    }

    public static byte[] Write(Outcome outcome, IReadOnlyList<StageOutcome> stages)
    {
        var writer = Begin();
        writer.Byte((byte)outcome.Status);
        WriteTimes(writer, outcome.StartedAt, outcome.Duration, outcome.ExitCode);
        writer.Text(outcome.Error);
        writer.Text(outcome.Worker);
        writer.Byte(outcome.SharedRandom ? (byte)1 : (byte)0);
        ValueFrames.Write(writer, outcome.Scores);
        writer.Int32(stages.Count);
        foreach (var stage in stages)
        {
            writer.Text(stage.Stage);
            writer.Halves(stage.Key);
            writer.Byte((byte)stage.Status);
            WriteTimes(writer, stage.StartedAt, stage.Duration, stage.ExitCode);
        }
        return writer.Written.ToArray();
    }

    /// <exception cref="InvalidDataException">It was written by another version.</exception>
    public static (Outcome Outcome, IReadOnlyList<StageOutcome> Stages) ReadOutcome(ReadOnlySpan<byte> body)
    {
        var reader = Begin(body);
        var status = (AttemptStatus)reader.Byte();
        var (startedAt, duration, exitCode) = ReadTimes(ref reader);
        var outcome = new Outcome
        {
            Status = status,
            StartedAt = startedAt,
            Duration = duration,
            ExitCode = exitCode,
            Error = reader.Text(),
            Worker = reader.Text(),
            SharedRandom = reader.Byte() != 0,
            Scores = ValueFrames.Read(ref reader),
        };
        var stages = new StageOutcome[reader.Count()];
        for (var i = 0; i < stages.Length; i++)
        {
            stages[i] = ReadStage(ref reader);
        }
        return (outcome, stages);
    }

    private static StageOutcome ReadStage(ref FrameReader reader)
    {
        var (name, key, status) = (reader.Text()!, reader.Halves(), (AttemptStatus)reader.Byte());
        var (startedAt, duration, exitCode) = ReadTimes(ref reader);
        return new StageOutcome { Stage = name, Key = key, Status = status, StartedAt = startedAt, Duration = duration, ExitCode = exitCode };
    }

    private static void WriteTimes(FrameWriter writer, DateTimeOffset startedAt, TimeSpan duration, int? exitCode)
    {
        writer.Int64(startedAt.UtcTicks);
        writer.Int64(duration.Ticks);
        writer.Byte(exitCode is null ? (byte)0 : (byte)1);
        writer.Int32(exitCode ?? 0);
    }

    private static (DateTimeOffset StartedAt, TimeSpan Duration, int? ExitCode) ReadTimes(ref FrameReader reader)
    {
        var (startedAt, duration) = (new DateTimeOffset(reader.Int64(), TimeSpan.Zero), TimeSpan.FromTicks(reader.Int64()));
        var (hasCode, code) = (reader.Byte() != 0, reader.Int32());
        return (startedAt, duration, hasCode ? code : null);
    }

    private static FrameWriter Begin()
    {
        var writer = _writer ??= new FrameWriter();
        writer.Clear();
        writer.Byte(Version);
        return writer;
    }

    private static FrameReader Begin(ReadOnlySpan<byte> body)
    {
        var reader = new FrameReader(body, _names ??= new NameCache());
        return reader.Byte() is var version && version == Version
            ? reader
            : throw new InvalidDataException($"An attempt was written by a version of ExpRunner (format {version}) that this one does not know (format {Version}).");
    }
}
