namespace ExpRunner.Statistics;

/// <summary>A small generator of random numbers that never changes (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014: SplitMix64).</summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A seed that is the same for the same numbers in the same order.</summary>
    public static ulong SeedOf(ReadOnlySpan<double> numbers)
    {
        var seed = (ulong)numbers.Length;
        foreach (var number in numbers)
        {
            seed = new SplitMix(seed ^ BitConverter.DoubleToUInt64Bits(number)).Next();
        }
        return seed;
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to below the bound.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Puts items into random order (Fisher-Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
