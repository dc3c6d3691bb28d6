using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>
/// Numbers the combinations of several domains, the first slowest. Neighbouring domains are packed into groups of less than 2^32 combinations,
/// so that most of the work is on 32-bit numbers, where a division is a multiplication by a reciprocal.
/// </summary>
internal sealed class MixedRadix
{
    private readonly Domain[] _domains;
    private readonly Value[] _template;
    private readonly Digit[][] _groups;
    private readonly UInt128[] _groupSizes;

    public MixedRadix(Domain[] domains)
    {
        _domains = domains;
        Count = domains.Aggregate((UInt128?)1, (count, domain) => SpaceSize.Product(count, domain.Count));
        IsContinuous = domains.Any(domain => domain.IsContinuous);
        _template = Array.ConvertAll(domains, domain => domain is FixedDomain { Value: var value } ? value : domain.Count == 1 ? domain.At(0) : default);
        (_groups, _groupSizes) = Count is null ? ([], []) : Group(domains);
    }

    public UInt128? Count { get; }

    public bool IsContinuous { get; }

    public Value[] At(UInt128 index)
    {
        if (Count is not { } count || index >= count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, Count is null ? "A continuous space has no grid points." : $"The space has {Count} configs.");
        }
        var values = (Value[])_template.Clone();
        for (var g = _groups.Length - 1; g > 0; g--)
        {
            (index, var rest) = DivRem(index, _groupSizes[g]);
            Fill(values, _groups[g], rest);
        }
        if (_groups.Length > 0)
        {
            Fill(values, _groups[0], index);
        }
        return values;
    }

    public bool TryIndexOf(ReadOnlySpan<Value> values, out UInt128 index)
    {
        index = 0;
        if (Count is null || values.Length != _domains.Length)
        {
            return false;
        }
        for (var i = 0; i < values.Length; i++)
        {
            if (!_domains[i].TryIndexOf(values[i], out var digit))
            {
                index = 0;
                return false;
            }
            index = (index * _domains[i].Count!.Value) + digit;
        }
        return true;
    }

    public Value[] Draw(Random random) => IsContinuous
        ? Array.ConvertAll(_domains, domain => domain.Draw(random))
        : At(SpaceSize.Draw(random, Count!.Value));

    private static void Fill(Value[] values, Digit[] group, UInt128 index)
    {
        if (group.Length == 1)
        {
            values[group[0].Member] = group[0].At(index);
            return;
        }
        var rest = (uint)index;
        for (var i = group.Length - 1; i >= 0; i--)
        {
            ref var digit = ref group[i];
            var quotient = (uint)Math.BigMul(digit.Reciprocal, rest, out _);
            values[digit.Member] = digit.At(rest - (quotient * digit.Size));
            rest = quotient;
        }
    }

    /// <summary>Divides by a number that is mostly below 2^32, which the general division does not make use of.</summary>
    private static (UInt128 Quotient, UInt128 Remainder) DivRem(UInt128 dividend, UInt128 divisor)
    {
        var (high, low) = ((ulong)(dividend >> 64), (ulong)dividend);
        if (divisor > uint.MaxValue)
        {
            return UInt128.DivRem(dividend, divisor);
        }
        var small = (ulong)divisor;
        if (high == 0)
        {
            var quotient = low / small;
            return (quotient, low - (quotient * small));
        }
        var first = high / small;
        var middle = ((high - (first * small)) << 32) | (low >> 32);
        var second = middle / small;
        var last = ((middle - (second * small)) << 32) | (uint)low;
        var third = last / small;
        return (new UInt128(first, (second << 32) + third), last - (third * small));
    }

    private static (Digit[][] Groups, UInt128[] Sizes) Group(Domain[] domains)
    {
        var groups = new List<Digit[]>();
        var sizes = new List<UInt128>();
        var open = new List<Digit>();
        UInt128 size = 1;
        for (var i = 0; i < domains.Length; i++)
        {
            if (domains[i].Count!.Value is var count && count == 1)
            {
                continue;
            }
            if (open.Count > 0 && (count > uint.MaxValue || size * count > uint.MaxValue))
            {
                Close();
            }
            open.Add(new(i, domains[i], count));
            size *= count;
        }
        if (open.Count > 0)
        {
            Close();
        }
        return ([.. groups], [.. sizes]);

        void Close()
        {
            groups.Add([.. open]);
            sizes.Add(size);
            open.Clear();
            size = 1;
        }
    }

    /// <summary>One varying member: choices are read from their array, everything else is asked.</summary>
    private readonly struct Digit(int member, Domain domain, UInt128 count)
    {
        private readonly Value[]? _values = (domain.Points as ListedPoints)?.Values;

        public int Member => member;

        public uint Size { get; } = count > uint.MaxValue ? 0 : (uint)count;

        public ulong Reciprocal { get; } = count > uint.MaxValue ? 0 : (ulong.MaxValue / (uint)count) + 1;

        public Value At(UInt128 index) => _values is null ? domain.At(index) : _values[(int)index];

        public Value At(uint index) => _values is null ? domain.At(index) : _values[index];
    }
}
