using ExpRunner.Execution;
using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Cluster;

/// <summary>The terms of a sweep as bytes.</summary>
internal static class TermsText
{
    private const byte Version = 2;

    /// <summary>The same for the same terms.</summary>
    public static byte[] Bytes(SweepTerms terms)
    {
        var writer = new FrameWriter();
        Write(writer, terms);
        return writer.Written.ToArray();
    }

    public static void Write(FrameWriter writer, SweepTerms terms)
    {
        writer.Byte(Version);
        foreach (var text in (string[])[terms.Experiment, terms.Version, terms.CodeIdentity, terms.Program, terms.Folder, terms.Submitter, terms.SlotVariable])
        {
            writer.Text(text);
        }
        WriteNeeds(writer, terms.Needs);
        WriteLimits(writer, terms.Limits);
        writer.Byte(terms.Isolate ? (byte)1 : (byte)0);
        WriteRules(writer, terms.Rules);
    }

    public static SweepTerms Read(ref FrameReader reader)
    {
        if (reader.Byte() is var version && version != Version)
        {
            throw new InvalidDataException($"The terms of a sweep have version {version}; this program knows version {Version}.");
        }
        return new SweepTerms
        {
            Experiment = reader.Text()!,
            Version = reader.Text()!,
            CodeIdentity = reader.Text()!,
            Program = reader.Text()!,
            Folder = reader.Text()!,
            Submitter = reader.Text()!,
            SlotVariable = reader.Text()!,
            Needs = ReadNeeds(ref reader),
            Limits = ReadLimits(ref reader),
            Isolate = reader.Byte() != 0,
            Rules = ReadRules(ref reader),
        };
    }

    private static void WriteNeeds(FrameWriter writer, Needs needs)
    {
        writer.Double(needs.Cpus);
        writer.Int32(needs.Gpus);
        writer.Int64(needs.Memory);
        writer.Int32(needs.Tags.Count);
        foreach (var tag in needs.Tags)
        {
            writer.Text(tag);
        }
    }

    private static Needs ReadNeeds(ref FrameReader reader)
    {
        var needs = new Needs { Cpus = reader.Double(), Gpus = reader.Int32(), Memory = reader.Int64() };
        var tags = new string[reader.Count()];
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = reader.Text()!;
        }
        return needs with { Tags = tags };
    }

    private static void WriteLimits(FrameWriter writer, AttemptLimits limits)
    {
        writer.Int64(limits.Timeout?.Ticks ?? -1);
        writer.Int64(limits.IdleTimeout?.Ticks ?? -1);
        writer.Int64(limits.Grace.Ticks);
        writer.Int64(limits.Memory ?? -1);
        writer.Int64(limits.MaxLog ?? -1);
    }

    private static AttemptLimits ReadLimits(ref FrameReader reader) => new()
    {
        Timeout = TimeOrNone(reader.Int64()),
        IdleTimeout = TimeOrNone(reader.Int64()),
        Grace = TimeSpan.FromTicks(reader.Int64()),
        Memory = NumberOrNone(reader.Int64()),
        MaxLog = NumberOrNone(reader.Int64()),
    };

    private static void WriteRules(FrameWriter writer, LeaseRules rules)
    {
        writer.Int64(rules.Length.Ticks);
        writer.Int32(rules.Retries.MaxTries);
        writer.Int64(rules.Retries.Backoff.Ticks);
        writer.Int64(rules.Retries.MaxBackoff.Ticks);
        writer.Int32(rules.MostLosses);
        writer.Int32(rules.MostDoubts);
    }

    private static LeaseRules ReadRules(ref FrameReader reader) => new()
    {
        Length = TimeSpan.FromTicks(reader.Int64()),
        Retries = new RetryRules { MaxTries = reader.Int32(), Backoff = TimeSpan.FromTicks(reader.Int64()), MaxBackoff = TimeSpan.FromTicks(reader.Int64()) },
        MostLosses = reader.Int32(),
        MostDoubts = reader.Int32(),
    };

    private static TimeSpan? TimeOrNone(long ticks) => ticks < 0 ? null : TimeSpan.FromTicks(ticks);

    private static long? NumberOrNone(long number) => number < 0 ? null : number;
}
