namespace ExpRunner.Searching;

/// <summary>
/// A random order of the numbers below a count, which may be up to 2^128: known at every place without being stored.
/// The same seed and count give the same order for ever.
/// </summary>
/// <remarks>
/// An alternating Feistel network permutes the numbers of just as many bits as the count needs; what falls outside is permuted again until it is inside
/// (Black and Rogaway, "Ciphers with arbitrary finite domains", 2002), on average less than twice. The number is cut into a high and a low half (the low one is
/// larger by a bit for an odd number of bits); rounds change the halves by turns, <c>half ^= top bits of mix(other half + round key)</c>, where <c>mix</c> is the
/// output function of SplitMix64 up to its last multiplication. Below 32 bits there are 12 rounds, from 32 on 8. Round keys are the seed's <see cref="TrialRandom"/> sequence.
/// </remarks>
public sealed class ShuffledOrder
{
    private readonly UInt128 _count;
    private readonly ulong[] _keys;
    private readonly int _lowBits;
    private readonly int _highShift;
    private readonly int _lowShift;
    private readonly ulong _lowMask;

    /// <summary>An order of the numbers from 0 to <paramref name="count"/> - 1.</summary>
    public ShuffledOrder(UInt128 count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfZero(count);
        _count = count;
        var bits = Math.Max(2, 128 - (int)UInt128.LeadingZeroCount(count - 1));
        _lowBits = bits - (bits / 2);
        _lowShift = 64 - _lowBits;
        _highShift = 64 - (bits / 2);
        _lowMask = ulong.MaxValue >> _lowShift;
        var random = new TrialRandom(seed);
        _keys = new ulong[bits < 32 ? 12 : 8];
        foreach (ref var key in _keys.AsSpan())
        {
            key = random.NextUInt64();
        }
    }

    /// <summary>How many numbers are ordered.</summary>
    public UInt128 Count => _count;

    /// <summary>The number at a place.</summary>
    public UInt128 At(UInt128 place)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, _count);
        do
        {
            place = Forth(place);
        }
        while (place >= _count);
        return place;
    }

    /// <summary>The place of a number.</summary>
    public UInt128 PlaceOf(UInt128 number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, _count);
        do
        {
            number = Back(number);
        }
        while (number >= _count);
        return number;
    }

    private UInt128 Forth(UInt128 number)
    {
        var (high, low) = ((ulong)(number >> _lowBits), (ulong)number & _lowMask);
        for (var i = 0; i < _keys.Length; i += 2)
        {
            high ^= Mix(low + _keys[i]) >> _highShift;
            low ^= Mix(high + _keys[i + 1]) >> _lowShift;
        }
        return ((UInt128)high << _lowBits) | low;
    }

    private UInt128 Back(UInt128 number)
    {
        var (high, low) = ((ulong)(number >> _lowBits), (ulong)number & _lowMask);
        for (var i = _keys.Length - 2; i >= 0; i -= 2)
        {
            low ^= Mix(high + _keys[i + 1]) >> _lowShift;
            high ^= Mix(low + _keys[i]) >> _highShift;
        }
        return ((UInt128)high << _lowBits) | low;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        return (value ^ (value >> 27)) * 0x94D049BB133111EB;
    }
}
