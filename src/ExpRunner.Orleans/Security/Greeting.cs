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
    private const byte WrongSecret = 0;
    private const byte NoCertificate = 2;
    private const byte TlsRecord = 0x16;

    /// <summary>What TLS has for "no version in common": a fatal alert.</summary>
    private static readonly byte[] TlsAlert = [0x15, 3, 1, 0, 2, 2, 70];

    /// <summary>In place of a number, to whoever connects without TLS where it is asked for.</summary>
    private static readonly byte[] UseTls = "EXPRUN1\nconnect with TLS, please"u8.ToArray();
    private static readonly byte[] Magic = "EXPRUN1\n"u8.ToArray();

    /// <summary>The connecting end.</summary>
    /// <exception cref="RefusedException">The other end knows another secret, or is no head.</exception>
    public static async Task AskAsync(IDuplexPipe pipe, byte[] key, CancellationToken cancel)
    {
        var mine = RandomNumberGenerator.GetBytes(Length);
        await pipe.Output.WriteAsync((byte[])[.. Magic, .. mine], cancel).ConfigureAwait(false);
        var theirs = await ReadAsync(pipe.Input, Length, cancel).ConfigureAwait(false);
        if (theirs.AsSpan().SequenceEqual(UseTls))
        {
            throw new RefusedException("it takes connections by TLS only; give the fingerprint of its certificate (--tls-pin), or the certificate of the cluster (--tls-certificate)");
        }
        await pipe.Output.WriteAsync(Proof(key, "worker", mine, theirs), cancel).ConfigureAwait(false);
        if ((await ReadAsync(pipe.Input, 1, cancel).ConfigureAwait(false))[0] is not Welcome and var refusal)
        {
            throw new RefusedException(refusal == NoCertificate
                ? "it lets in who has the certificate of the cluster; give that and its key (--tls-certificate, --tls-key)"
                : "the secret is not that of the head; give workers and drivers the same");
        }
        var proof = await ReadAsync(pipe.Input, Length, cancel).ConfigureAwait(false);
        if (!CryptographicOperations.FixedTimeEquals(proof, Proof(key, "head", mine, theirs)))
        {
            throw new RefusedException("it does not know the secret that was given");
        }
    }

    /// <summary>The end that was connected to.</summary>
    /// <exception cref="RefusedException">The other end does not know the secret, or is no worker, driver or head.</exception>
    /// <param name="pipe">The connection.</param>
    /// <param name="key">The key that comes of the secret.</param>
    /// <param name="isKnown">Whether it has shown all else that is asked for.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task AnswerAsync(IDuplexPipe pipe, byte[] key, bool isKnown, CancellationToken cancel)
    {
        var magic = await ReadAsync(pipe.Input, Magic.Length, cancel).ConfigureAwait(false);
        if (magic[0] == TlsRecord)
        {
            await RefuseAsync(pipe, TlsAlert, cancel).ConfigureAwait(false);
            throw new RefusedException("it uses TLS, and this head has no certificate");
        }
        if (!magic.AsSpan().SequenceEqual(Magic))
        {
            throw new RefusedException("it is not of this version of ExpRunner");
        }
        var (theirs, mine) = (await ReadAsync(pipe.Input, Length, cancel).ConfigureAwait(false), RandomNumberGenerator.GetBytes(Length));
        await pipe.Output.WriteAsync(mine, cancel).ConfigureAwait(false);
        var proof = await ReadAsync(pipe.Input, Length, cancel).ConfigureAwait(false);
        if (!CryptographicOperations.FixedTimeEquals(proof, Proof(key, "worker", theirs, mine)))
        {
            await RefuseAsync(pipe, [WrongSecret], cancel).ConfigureAwait(false);
            throw new RefusedException("it does not know the secret");
        }
        if (!isKnown)
        {
            await RefuseAsync(pipe, [NoCertificate], cancel).ConfigureAwait(false);
            throw new RefusedException("it does not have the certificate");
        }
        await pipe.Output.WriteAsync((byte[])[Welcome, .. Proof(key, "head", theirs, mine)], cancel).ConfigureAwait(false);
    }

    /// <summary>Lets pass what begins as TLS does, and takes nothing of it away.</summary>
    /// <exception cref="RefusedException">The other end does not use TLS.</exception>
    public static async Task LookForTlsAsync(IDuplexPipe pipe, CancellationToken cancel)
    {
        var first = (await pipe.Input.ReadAtLeastAsync(1, cancel).ConfigureAwait(false)).Buffer;
        var isTls = !first.IsEmpty && first.FirstSpan[0] == TlsRecord;
        pipe.Input.AdvanceTo(isTls || first.IsEmpty ? first.Start : first.End);
        if (!isTls && !first.IsEmpty)
        {
            await RefuseAsync(pipe, UseTls, cancel).ConfigureAwait(false);
            throw new RefusedException("it does not use TLS");
        }
    }

    /// <summary>Says so, and leaves the other end the time to hear it before the connection is closed.</summary>
    private static async Task RefuseAsync(IDuplexPipe pipe, byte[] words, CancellationToken cancel)
    {
        await pipe.Output.WriteAsync(words, cancel).ConfigureAwait(false);
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
            throw new IOException("The connection was closed while it was being made. Where that is so each time, it is not to a head.");
        }
        var bytes = read.Buffer.Slice(0, count).ToArray();
        input.AdvanceTo(read.Buffer.GetPosition(count));
        return bytes;
    }
}
