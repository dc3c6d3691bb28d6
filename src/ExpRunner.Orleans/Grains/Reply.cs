using System.Text;
using ExpRunner.Cluster;

namespace ExpRunner.Orleans.Grains;

/// <summary>What a grain answers: bytes, or why not. Exceptions do not cross the wire, so that neither side needs the other's types.</summary>
internal static class Reply
{
    private enum Kind : byte
    {
        Done = 1,
        Fault = 2,
        PassingFault = 3,
    }

    public static byte[] Of(ReadOnlySpan<byte> answer) => Write(Kind.Done, answer);

    public static byte[] Fault(string why, bool isPassing) => Write(isPassing ? Kind.PassingFault : Kind.Fault, Encoding.UTF8.GetBytes(why));

    /// <exception cref="ClusterException">It says why there is no answer.</exception>
    public static ReadOnlySpan<byte> Read(byte[] reply) => reply.Length == 0 ? throw Unknown() : (Kind)reply[0] switch
    {
        Kind.Done => reply.AsSpan(1),
        Kind.Fault => throw new ClusterException(Encoding.UTF8.GetString(reply.AsSpan(1))),
        Kind.PassingFault => throw new ClusterException(Encoding.UTF8.GetString(reply.AsSpan(1))) { IsPassing = true },
        _ => throw Unknown(),
    };

    private static byte[] Write(Kind kind, ReadOnlySpan<byte> bytes)
    {
        var reply = new byte[bytes.Length + 1];
        reply[0] = (byte)kind;
        bytes.CopyTo(reply.AsSpan(1));
        return reply;
    }

    /// <summary>What to say of an answer that this version cannot have got.</summary>
    public static ClusterException Unknown() => new("The head answered what this version of ExpRunner does not know. Use the same version on all machines.");
}
