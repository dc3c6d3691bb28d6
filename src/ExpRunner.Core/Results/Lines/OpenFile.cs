namespace ExpRunner.Results;

/// <summary>An open file, used by position.</summary>
internal abstract class OpenFile : IDisposable
{
    public abstract long Length { get; }

    /// <summary>Reads what is there, at most as much as fits; 0: this is the end.</summary>
    public abstract int Read(Span<byte> bytes, long offset);

    /// <summary>Hands all of the bytes to the operating system.</summary>
    public abstract void Write(ReadOnlySpan<byte> bytes, long offset);

    public abstract void SetLength(long length);

    /// <summary>Returns when all that was written outlives a power cut.</summary>
    public abstract void FlushToDisk();

    public abstract void Dispose();
}
