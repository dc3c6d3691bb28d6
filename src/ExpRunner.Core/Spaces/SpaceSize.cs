using System.Numerics;

namespace ExpRunner.Spaces;

/// <summary>Counts of configs, up to 2^128.</summary>
internal static class SpaceSize
{
    /// <exception cref="ConfigException">The count is zero or too large to be numbered.</exception>
    public static UInt128 Of(BigInteger count) => count.Sign <= 0 ? throw new ConfigException("The range is empty.")
        : count <= (BigInteger)UInt128.MaxValue ? (UInt128)count : throw TooLarge();

    public static UInt128? Product(UInt128? left, UInt128? right)
        => left is not { } a || right is not { } b ? null : b > UInt128.MaxValue / a ? throw TooLarge() : a * b;

    public static UInt128? Sum(UInt128? left, UInt128? right)
        => left is not { } a || right is not { } b ? null : b > UInt128.MaxValue - a ? throw TooLarge() : a + b;

    /// <summary>A uniform random number below <paramref name="limit"/>.</summary>
    public static UInt128 Draw(Random random, UInt128 limit)
    {
        if (limit <= long.MaxValue)
        {
            return (UInt128)random.NextInt64((long)limit);
        }
        var mask = UInt128.MaxValue >> (int)UInt128.LeadingZeroCount(limit - 1);
        Span<byte> bytes = stackalloc byte[16];
        while (true)
        {
            random.NextBytes(bytes);
            var drawn = System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(bytes) & mask;
            if (drawn < limit)
            {
                return drawn;
            }
        }
    }

    private static ConfigException TooLarge()
        => new("The space has more than 2^128 configs, more than can be numbered. Give some fields fewer choices, or hold them at one value.");
}
