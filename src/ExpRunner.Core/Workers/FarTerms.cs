namespace ExpRunner.Workers;

/// <summary>How a worker works that is on another machine and shares no files with us: what it writes comes back as frames, and both ends tell that they are there.</summary>
internal sealed record FarTerms
{
    /// <summary>The folder of this worker alone, absolute, as its machine names it; attempts run in <see cref="Files"/>.</summary>
    public required string Folder { get; init; }

    /// <summary>An end that has heard nothing for so long takes the other for lost; the worker then ends itself and all it started.</summary>
    public required TimeSpan Silence { get; init; }

    /// <summary>How often each end tells that it is there.</summary>
    public required TimeSpan Beat { get; init; }

    /// <summary>Whether the worker says how much memory it has whenever it tells that it is there.</summary>
    public bool TellsMemory { get; init; }

    /// <summary>Where attempts run.</summary>
    public string Files => $"{Folder}/files";

    /// <summary>Where output is spooled.</summary>
    public string Spool => $"{Folder}/spool";

    /// <summary>A file that is there as long as somebody listens to the worker: one that is cut off takes it away, and whoever started it then clears up.</summary>
    public string Mark => $"{Folder}/open";

    public static void Write(FrameWriter writer, FarTerms? terms)
    {
        writer.Text(terms?.Folder);
        if (terms is not null)
        {
            writer.Int64(terms.Silence.Ticks);
            writer.Int64(terms.Beat.Ticks);
            writer.Byte(terms.TellsMemory ? (byte)1 : (byte)0);
        }
    }

    public static FarTerms? Read(ref FrameReader reader) => reader.Text() is { } folder
        ? new FarTerms { Folder = folder, Silence = TimeSpan.FromTicks(reader.Int64()), Beat = TimeSpan.FromTicks(reader.Int64()), TellsMemory = reader.Byte() != 0 }
        : null;
}
