namespace ExpRunner.Workers;

/// <summary>
/// What both ends of a worker's streams agree on. Each end first sends <see cref="Magic"/>, then frames: a length (32 bits, little-endian, without itself),
/// a <see cref="FrameKind"/>, a body. The first field of the first frame is the protocol version, the second the version of ExpRunner, for ever.
/// </summary>
internal static class Protocol
{
    public const int Version = 3;

    /// <summary>A frame longer than this is no frame.</summary>
    public const int LongestFrame = 1 << 30;

    /// <summary>How long a worker may take from its start to its greeting.</summary>
    public static readonly TimeSpan GreetingLimit = TimeSpan.FromSeconds(60);

    /// <summary>Nothing that a person's program prints begins like this.</summary>
    public static ReadOnlySpan<byte> Magic => [0x8F, (byte)'X', (byte)'R', (byte)'W', 0x0D, 0x0A, 0x1A, 0x00];
}
