namespace ExpRunner.Workers;

/// <summary>Writes to a file descriptor by its number, so that it follows when the number is pointed at another file.</summary>
internal sealed class DescriptorStream(int descriptor) : WriteOnlyStream
{
    public override void Write(ReadOnlySpan<byte> buffer) => UnixHandles.WriteAll(descriptor, buffer);
}
