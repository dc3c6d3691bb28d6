using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ExpRunner.Results;

/// <summary>CRC-32C (Castagnoli, RFC 3720 appendix B.4), computed by the processor where it can.</summary>
internal static class Crc32C
{
    /// <summary>The checksum of the bytes; <paramref name="before"/> is the checksum of what precedes them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var crc = ~before;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (var single in bytes)
        {
            crc = BitOperations.Crc32C(crc, single);
        }
        return ~crc;
    }

    /// <summary>Writes a checksum as eight hexadecimal digits.</summary>
    public static void Write(uint crc, Span<byte> eight)
    {
        for (var i = 7; i >= 0; i--, crc >>= 4)
        {
            eight[i] = "0123456789abcdef"u8[(int)(crc & 15)];
        }
    }
}
