using ExpRunner.Cluster;

namespace ExpRunner.TestPlugin;

/// <summary>What is asked of a head.</summary>
internal enum Verb : byte
{
    Sweeps,
    Open,
    Submit,
    Sync,
    Results,
    Status,
    Cancel,
    Close,
}

/// <summary>Texts of bytes, each behind its length.</summary>
internal static class Wire
{
    public static async Task WriteAsync(Stream stream, byte[] bytes)
    {
        await stream.WriteAsync(BitConverter.GetBytes(bytes.Length));
        await stream.WriteAsync(bytes);
    }

    public static async Task<byte[]> ReadAsync(Stream stream)
    {
        var length = new byte[sizeof(int)];
        await stream.ReadExactlyAsync(length);
        var bytes = new byte[BitConverter.ToInt32(length)];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    public static byte[] Request(Verb verb, string id, byte[] body)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)verb);
        writer.Write(id);
        writer.Write(body.Length);
        writer.Write(body);
        return bytes.ToArray();
    }

    public static (Verb Verb, string Id, byte[] Body) Request(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var (verb, id) = ((Verb)reader.ReadByte(), reader.ReadString());
        return (verb, id, reader.ReadBytes(reader.ReadInt32()));
    }

    /// <summary>An answer, or with a first byte other than 0 why there is none.</summary>
    public static byte[] Answer(byte[] body) => [0, .. body];

    public static byte[] Fault(ClusterException fault) => [fault.IsPassing ? (byte)2 : (byte)1, .. System.Text.Encoding.UTF8.GetBytes(fault.Message)];

    public static byte[] Answered(byte[] bytes)
        => bytes[0] == 0 ? bytes[1..] : throw new ClusterException(System.Text.Encoding.UTF8.GetString(bytes.AsSpan(1))) { IsPassing = bytes[0] == 2 };
}
