using System.Buffers.Binary;
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
        => BinaryPrimitives.ReadUInt128BigEndian(Hash($"key\n{experiment}\n{canonicalConfig}\n{sweepSeed}\n{runId}"));

    /// <summary>The seed of one repetition of one config; the same in experiments of other names.</summary>
    public static ulong SeedOf(string canonicalConfig, ulong sweepSeed, int runId)
        => BinaryPrimitives.ReadUInt64BigEndian(Hash($"seed\n{canonicalConfig}\n{sweepSeed}\n{runId}"));

    /// <summary>The seed that all configs share in one repetition.</summary>
    public static ulong SharedSeedOf(ulong sweepSeed, int runId)
        => BinaryPrimitives.ReadUInt64BigEndian(Hash($"shared\n{sweepSeed}\n{runId}"));

    /// <summary>Identifies a walk by what determines it, one part a line.</summary>
    public static string QueueOf(params IEnumerable<string> parts)
        => ToText(BinaryPrimitives.ReadUInt128BigEndian(Hash($"queue\n{string.Join('\n', parts)}")));

    /// <summary>A key as text: 32 hexadecimal digits.</summary>
    public static string ToText(UInt128 key) => key.ToString("x32");

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
