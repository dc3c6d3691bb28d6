namespace ExpRunner.Workers;

/// <summary>A piece of a file as the body of a frame: whose it is, its name within the folder, where the piece begins, and the piece.</summary>
internal static class FileFrames
{
    /// <summary>The length of pieces.</summary>
    public const int Piece = 128 * 1024;

    /// <param name="writer">Takes the frame.</param>
    /// <param name="sequence">The attempt whose file it is.</param>
    /// <param name="hasEnded">Whether the attempt's code has ended: its limits count no more.</param>
    /// <param name="name">The file's name within the folder, with slashes.</param>
    /// <param name="offset">Where the piece begins; 0: the file begins anew.</param>
    /// <param name="bytes">The piece.</param>
    public static void Write(FrameWriter writer, int sequence, bool hasEnded, string name, long offset, ReadOnlySpan<byte> bytes)
    {
        writer.Begin(FrameKind.File);
        writer.Int32(sequence);
        writer.Byte(hasEnded ? (byte)1 : (byte)0);
        writer.Text(name);
        writer.Int64(offset);
        writer.Bytes(bytes);
        writer.End();
    }
}
