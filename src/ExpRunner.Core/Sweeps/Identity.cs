using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace ExpRunner.Sweeps;

/// <summary>
/// Keys and seeds: the first bits of SHA-256 (FIPS 180-4) over UTF-8 lines, so that they depend on content alone and anybody can compute them.
/// </summary>
internal static class Identity
{
    /// <summary>The key of a repetition: experiment, canonical config, sweep seed, run_id, one a line.</summary>
    public static UInt128 KeyOf(string experiment, string canonicalConfig, ulong sweepSeed, int runId)
        => Hash($"key\n{experiment}\n{canonicalConfig}\n{sweepSeed}\n{runId}");

    /// <summary>The seed of one repetition of one config; the same in experiments of other names.</summary>
    public static ulong SeedOf(string canonicalConfig, ulong sweepSeed, int runId)
        => (ulong)(Hash($"seed\n{canonicalConfig}\n{sweepSeed}\n{runId}") >> 64);

    /// <summary>The seed that all configs share in one repetition.</summary>
    public static ulong SharedSeedOf(ulong sweepSeed, int runId)
        => (ulong)(Hash($"shared\n{sweepSeed}\n{runId}") >> 64);

    /// <summary>Identifies a walk by what determines it, one part a line.</summary>
    public static string QueueOf(params IEnumerable<string> parts) => ToText(HashOf(["queue", .. parts]));

    /// <summary>Identifies anything by its parts, one a line; the first says what it is.</summary>
    public static UInt128 HashOf(params IEnumerable<string> parts) => Hash($"{string.Join('\n', parts)}");

    /// <summary>A key as text: 32 hexadecimal digits.</summary>
    public static string ToText(UInt128 key) => key.ToString("x32");

    private static UInt128 Hash(Utf8Text text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.Written, hash);
        text.Free();
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>An interpolated text as UTF-8, in memory that is used again.</summary>
    [InterpolatedStringHandler]
    private ref struct Utf8Text(int literalLength, int formattedCount)
    {
        private const int Number = 20;
        private byte[] _bytes = ArrayPool<byte>.Shared.Rent(literalLength + (formattedCount * Number));
        private int _length;

        public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

        public void AppendLiteral(string text) => AppendFormatted(text);

        public void AppendFormatted(string text)
        {
            Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
            _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        }

        public void AppendFormatted(ulong number)
        {
            Reserve(Number);
            Utf8Formatter.TryFormat(number, _bytes.AsSpan(_length), out var count);
            _length += count;
        }

        public void AppendFormatted(int number)
        {
            Reserve(Number);
            Utf8Formatter.TryFormat(number, _bytes.AsSpan(_length), out var count);
            _length += count;
        }

        public readonly void Free() => ArrayPool<byte>.Shared.Return(_bytes);

        private void Reserve(int count)
        {
            if (_bytes.Length - _length >= count)
            {
                return;
            }
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _length + count));
            Written.CopyTo(larger);
            Free();
            _bytes = larger;
        }
    }
}
