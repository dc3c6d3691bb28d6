namespace ExpRunner.Workers;

/// <summary>The first frame to a worker: who asks, and how to work.</summary>
internal sealed record Hello
{
    public required string Version { get; init; }

    /// <summary>The slot the worker serves.</summary>
    public required int Slot { get; init; }

    /// <summary>Where output is spooled: this path with <c>.stdout</c> and <c>.stderr</c>.</summary>
    public required string Spool { get; init; }

    /// <summary>Whether the worker tells that its attempt prints or logs.</summary>
    public bool TellsActivity { get; init; }

    /// <summary>The most bytes of a log; null: as many as come.</summary>
    public long? MaxLog { get; init; }

    /// <summary>Whether the worker compiles all that an attempt needs before it greets: it will run one only, and whoever waits for it has time.</summary>
    public bool Rehearses { get; init; }

    /// <summary>Whether the worker may keep a processor busy while it waits: there are some to spare.</summary>
    public bool IsWakeful { get; init; }

    /// <summary>How a worker works that is on another machine; null: it is on this one, and shares its files.</summary>
    public FarTerms? Far { get; init; }

    public void Write(FrameWriter writer)
    {
        writer.Begin(FrameKind.Hello);
        writer.Int32(Protocol.Version);
        writer.Text(Version);
        writer.Int32(Slot);
        writer.Text(Spool);
        writer.Byte(TellsActivity ? (byte)1 : (byte)0);
        writer.Int64(MaxLog ?? -1);
        writer.Byte(Rehearses ? (byte)1 : (byte)0);
        writer.Byte(IsWakeful ? (byte)1 : (byte)0);
        FarTerms.Write(writer, Far);
        writer.End();
    }

    /// <summary>Reads it; null where the other end speaks another version of the protocol.</summary>
    public static Hello? Read(FrameReader reader)
    {
        var protocol = reader.Int32();
        var version = reader.Text()!;
        return protocol != Protocol.Version
            ? null
            : new Hello
            {
                Version = version,
                Slot = reader.Int32(),
                Spool = reader.Text()!,
                TellsActivity = reader.Byte() != 0,
                MaxLog = reader.Int64() is var most and >= 0 ? most : null,
                Rehearses = reader.Byte() != 0,
                IsWakeful = reader.Byte() != 0,
                Far = FarTerms.Read(ref reader),
            };
    }
}
