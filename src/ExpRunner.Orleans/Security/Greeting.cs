using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;

namespace ExpRunner.Orleans.Security;

/// <summary>
/// What both ends of a connection say before Orleans gets to see it: each proves that it knows the secret, by an HMAC over a number of the other's choice.
/// The connecting end proves first, so that a stranger learns nothing. Protects from strangers and mistakes; who can change what is sent is kept out by TLS.
/// </summary>
internal static class Greeting
{
    private const int Length = 32;
    private const byte Welcome = 1;
    private static readonly byte[] Magic = "EXPRUN1\n"u8.ToArray();

    /// <summary>The connecting end.</summary>
    /// <exception cref="RefusedException">The other end knows another secret, or is no head.</exception>
    public static async Task AskAsync(IDuplexPipe pipe, byte[] key, CancellationToken cancel)
    {
        var mine = RandomNumberGenerator.GetBytes(Length);
        await pipe.Output.WriteAsync((byte[])[.. Magic, .. mine], cancel).ConfigureAwait(false);
        var theirs = await ReadAsync(pipe.Input, Length, cancel).ConfigureAwait(false);
        await pipe.Output.WriteAsync(Proof(key, "worker", mine, theirs), cancel).ConfigureAwait(false);
        if ((await ReadAsync(pipe.Input, 1, cancel).ConfigureAwait(false))[0] != Welcome)
        {
            throw new RefusedException("the secret is not that of the head");
        }
        var proof = await ReadAsync(pipe.Input, Length, cancel).ConfigureAwait(false);
        if (!CryptographicOperations.FixedTimeEquals(proof, Proof(key, "head", mine, theirs)))
        {
            throw new RefusedException("the head does not know the secret");
        }
    }

    /// <summary>The end that was connected to.</summary>
    /// <exception cref="RefusedException">The other end does not know the secret, or is no worker, driver or head.</exception>
    public static async Task AnswerAsync(IDuplexPipe pipe, byte[] key, CancellationToken cancel)
    {
        var magic = await ReadAsync(pipe.Input, Magic.Length, cancel).ConfigureAwait(false);
        if (!magic.AsSpan().SequenceEqual(Magic))
        {
            throw new RefusedException("it is not of this version of ExpRunner");
        }
        var (theirs, mine) = (await ReadAsync(pipe.Input, Length, cancel).ConfigureAwait(false), RandomNumberGenerator.GetBytes(Length));
        await pipe.Output.WriteAsync(mine, cancel).ConfigureAwait(false);
        var proof = await ReadAsync(pipe.Input, Length, cancel).ConfigureAwait(false);
        if (!CryptographicOperations.FixedTimeEquals(proof, Proof(key, "worker", theirs, mine)))
        {
            await RefuseAsync(pipe, cancel).ConfigureAwait(false);
            throw new RefusedException("it does not know the secret");
        }
        await pipe.Output.WriteAsync((byte[])[Welcome, .. Proof(key, "head", theirs, mine)], cancel).ConfigureAwait(false);
    }

    /// <summary>Says so, and leaves the other end the time to hear it before the connection is closed.</summary>
    private static async Task RefuseAsync(IDuplexPipe pipe, CancellationToken cancel)
    {
        await pipe.Output.WriteAsync(new byte[] { 0 }, cancel).ConfigureAwait(false);
        var more = await pipe.Input.ReadAsync(cancel).ConfigureAwait(false);
        pipe.Input.AdvanceTo(more.Buffer.End);
    }

    private static byte[] Proof(byte[] key, string role, byte[] ofWorker, byte[] ofHead)
        => HMACSHA256.HashData(key, (byte[])[.. Encoding.ASCII.GetBytes(role), .. ofWorker, .. ofHead]);

    private static async Task<byte[]> ReadAsync(PipeReader input, int count, CancellationToken cancel)
    {
        var read = await input.ReadAtLeastAsync(count, cancel).ConfigureAwait(false);
        if (read.Buffer.Length < count)
        {
            throw new IOException("The connection was closed while it was being made. Where that is so each time: it is not to a head, or one end uses a certificate and the other does not.");
        }
        var bytes = read.Buffer.Slice(0, count).ToArray();
        input.AdvanceTo(read.Buffer.GetPosition(count));
        return bytes;
    }
}
