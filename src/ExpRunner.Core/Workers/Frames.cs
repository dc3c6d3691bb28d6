using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Workers;

/// <summary>Attempts and outcomes as bodies of frames.</summary>
internal static class Frames
{
    public static void Write(FrameWriter writer, int sequence, Attempt attempt)
    {
        writer.Begin(FrameKind.Attempt);
        writer.Int32(sequence);
        writer.Text(attempt.Experiment);
        writer.Halves(attempt.IdHalves);
        writer.Int32(attempt.RunId);
        writer.Int32(attempt.Number);
        writer.Halves(attempt.KeyHalves);
        writer.UInt64(attempt.Seed);
        writer.UInt64(attempt.SharedSeed);
        writer.Text(attempt.OutPath);
        ValueFrames.Write(writer, attempt.Config);
        WriteNeeded(writer, attempt.Needed);
        writer.End();
    }

    /// <summary>What an attempt takes from other trials.</summary>
    public static void WriteNeeded(FrameWriter writer, IReadOnlyList<NeededTrial> needed)
    {
        writer.Int32(needed.Count);
        foreach (var trial in needed)
        {
            writer.Halves(trial.Id);
            writer.Text(trial.OutPath);
            ValueFrames.Write(writer, trial.Config);
            ValueFrames.Write(writer, trial.Scores);
        }
    }

    public static IReadOnlyList<NeededTrial> ReadNeeded(ref FrameReader reader)
    {
        var count = reader.Count();
        if (count == 0)
        {
            return [];
        }
        var needed = new NeededTrial[count];
        for (var i = 0; i < count; i++)
        {
            needed[i] = new NeededTrial(reader.Halves(), reader.Text()!, ValueFrames.Read(ref reader), ValueFrames.Read(ref reader));
        }
        return needed;
    }

    public static Attempt ReadAttempt(ref FrameReader reader)
    {
        var (experiment, id) = (reader.Name(), reader.Halves());
        var (run, number, key) = (reader.Int32(), reader.Int32(), reader.Halves());
        var (seed, sharedSeed) = (reader.UInt64(), reader.UInt64());
        return new Attempt(experiment, id, key, reader.Text()!, ValueFrames.Read(ref reader))
        {
            RunId = run,
            Number = number,
            Seed = seed,
            SharedSeed = sharedSeed,
            Needed = ReadNeeded(ref reader),
        };
    }

    /// <param name="writer">Takes the frame.</param>
    /// <param name="sequence">The attempt's number on this stream.</param>
    /// <param name="wasTold">Whether it had been told to end before it did.</param>
    /// <param name="outcome">What became of it.</param>
    public static void Write(FrameWriter writer, int sequence, bool wasTold, Outcome outcome)
    {
        writer.Begin(FrameKind.Outcome);
        writer.Int32(sequence);
        writer.Byte(wasTold ? (byte)1 : (byte)0);
        writer.Byte((byte)outcome.Status);
        writer.Int64(outcome.StartedAt.UtcTicks);
        writer.Int64(outcome.Duration.Ticks);
        writer.Text(outcome.Error);
        writer.Byte(outcome.SharedRandom ? (byte)1 : (byte)0);
        ValueFrames.Write(writer, outcome.Scores);
        writer.End();
    }

    public static Outcome ReadOutcome(ref FrameReader reader, string worker) => new()
    {
        Status = (AttemptStatus)reader.Byte(),
        StartedAt = new DateTimeOffset(reader.Int64(), TimeSpan.Zero),
        Duration = TimeSpan.FromTicks(reader.Int64()),
        Error = reader.Text(),
        SharedRandom = reader.Byte() != 0,
        Scores = ValueFrames.Read(ref reader),
        Worker = worker,
    };
}
