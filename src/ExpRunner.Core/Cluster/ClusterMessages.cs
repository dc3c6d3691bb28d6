using ExpRunner.Workers;

namespace ExpRunner.Cluster;

/// <summary>What goes between workers, submitters and heads, as bytes, for transports that carry no objects.</summary>
internal static partial class ClusterMessages
{
    private const byte Version = 3;

    /// <summary>Messages are long: what has grown to their length is used again.</summary>
    [ThreadStatic]
    private static FrameWriter? _writer;

    private delegate T Part<T>(ref FrameReader reader);

    public static byte[] Write(SweepTerms terms) => Written(writer => TermsText.Write(writer, terms));

    /// <exception cref="InvalidDataException">It is not what <see cref="Write(SweepTerms)"/> gives.</exception>
    public static SweepTerms ReadTerms(ReadOnlySpan<byte> message) => Read(message, TermsText.Read);

    public static byte[] Write(IReadOnlyList<SubmittedAttempt> attempts) => Written(writer => Attempts(writer, attempts));

    /// <exception cref="InvalidDataException">It is not what <see cref="Write(IReadOnlyList{SubmittedAttempt})"/> gives.</exception>
    public static IReadOnlyList<SubmittedAttempt> ReadAttempts(ReadOnlySpan<byte> message) => Read(message, Attempts);

    private static void Attempts(FrameWriter writer, IReadOnlyList<SubmittedAttempt> attempts)
    {
        writer.Int32(attempts.Count);
        foreach (var attempt in attempts)
        {
            writer.Halves(attempt.Key);
            writer.Int32(attempt.Number);
            writer.Bytes(attempt.Body.Span);
        }
    }

    private static SubmittedAttempt[] Attempts(ref FrameReader reader)
        => Many(ref reader, static (ref reader) => new SubmittedAttempt(reader.Halves(), reader.Int32(), reader.Bytes().ToArray()));

    private static byte[] Written(Action<FrameWriter> write)
    {
        var writer = _writer ??= new FrameWriter();
        writer.Clear();
        writer.Byte(Version);
        write(writer);
        return writer.Written.ToArray();
    }

    private static T Read<T>(ReadOnlySpan<byte> message, Part<T> read)
    {
        var reader = new FrameReader(message, new NameCache());
        if (reader.Byte() is var version && version != Version)
        {
            throw new InvalidDataException($"A message has version {version}; this program knows version {Version}. Use the same version of ExpRunner on all machines.");
        }
        var told = read(ref reader);
        return reader.IsAtEnd ? told : throw new InvalidDataException("A message is longer than what it says.");
    }

    private static T[] Many<T>(ref FrameReader reader, Part<T> read)
    {
        T[] parts = reader.Count() is var count and > 0 ? new T[count] : [];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = read(ref reader);
        }
        return parts;
    }

    private static string Text(ref FrameReader reader) => reader.Text() ?? throw new InvalidDataException("A message lacks a text.");

    private static bool Flag(ref FrameReader reader) => reader.Byte() != 0;

    private static void Flag(FrameWriter writer, bool flag) => writer.Byte(flag ? (byte)1 : (byte)0);
}
