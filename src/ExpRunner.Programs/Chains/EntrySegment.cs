using ExpRunner.Expressions;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.Chains;

/// <summary>The entries that one sweep makes, in order.</summary>
/// <param name="sweep">The sweep.</param>
internal abstract class EntrySegment(SweepSpace sweep)
{
    /// <summary>The sweep.</summary>
    public SweepSpace Sweep => sweep;

    /// <summary>How many there are.</summary>
    public abstract int Count { get; }

    /// <summary>The config of one of them.</summary>
    /// <exception cref="FormulaException">It has an expression without a value.</exception>
    public abstract Value At(int number);

    /// <summary>The number that one of them has in the sweep's space, the first of equal configs, or in its list.</summary>
    public abstract UInt128 ElementOf(int number);
}

/// <summary>The points of a space, each made when it is asked for.</summary>
internal sealed class SpaceSegment(SweepSpace sweep) : EntrySegment(sweep)
{
    private IReadOnlyList<UInt128>? _held;

    /// <exception cref="EntryException">They are too many to be counted.</exception>
    public override int Count
    {
        get
        {
            var points = Sweep.Holds is null ? Sweep.Space.Count!.Value : (UInt128)Held.Count;
            return points * (UInt128)Sweep.Spec.Repeat is var count && points <= int.MaxValue && count <= int.MaxValue ? (int)count : throw TooMany(points);
        }
    }

    private IReadOnlyList<UInt128> Held => _held ??= Hold();

    public override Value At(int number)
    {
        var index = IndexOf(number);
        if (Sweep.Space.Root is not ComputedDomain computed)
        {
            return Sweep.Space.At(index);
        }
        var (config, faults) = computed.Try(index);
        return faults.Count == 0 ? config : throw new FormulaException(faults[0]);
    }

    public override UInt128 ElementOf(int number)
    {
        var index = IndexOf(number);
        return Sweep.Space.Root is ComputedDomain { MayRepeat: true } && Sweep.Space.TryIndexOf(Sweep.Space.At(index), out var first) ? first : index;
    }

    private UInt128 IndexOf(int number) => Sweep.Holds is null ? (UInt128)(number / Sweep.Spec.Repeat) : Held[number / Sweep.Spec.Repeat];

    private List<UInt128> Hold()
    {
        var held = new List<UInt128>();
        var count = Sweep.Space.Count!.Value;
        try
        {
            for (UInt128 i = 0; i < (count <= Entries.Most ? count : throw TooMany(count)); i++)
            {
                if (Sweep.Holds!(Sweep.Space.At(i)))
                {
                    held.Add(i);
                }
            }
        }
        catch (ExpressionException fault)
        {
            throw new EntryException(new(Sweep.Spec, EntryPart.Where, fault.Reason) { Position = fault.Position });
        }
        return held;
    }

    private EntryException TooMany(UInt128 points) => new(new(Sweep.Spec, EntryPart.Sweep,
        $"this sweep has {points} configs{(Sweep.Holds is null ? "" : " before where:")}, too many to be counted for E. Put it behind the sweeps that use E, or make it smaller."));
}

/// <summary>Entries that are made one after the other.</summary>
internal sealed class ListSegment(SweepSpace sweep) : EntrySegment(sweep)
{
    private readonly List<Value> _configs = [];
    private readonly Dictionary<int, FormulaFault> _faults = [];

    /// <summary>The configs, those with faults too.</summary>
    public IReadOnlyList<Value> Configs => _configs;

    public override int Count => _configs.Count;

    /// <summary>The entries whose values wait for other trials, by their numbers here.</summary>
    public Dictionary<int, WaitingEntry> Waiting { get; } = [];

    /// <summary>The entries whose folders stages use, by the number here, in the order of the placeholders.</summary>
    public Dictionary<int, IReadOnlyList<int>> Folders { get; } = [];

    public void Add(Value config, FormulaFault? fault)
    {
        if (fault is not null)
        {
            _faults[_configs.Count] = fault;
        }
        _configs.Add(config);
    }

    public override Value At(int number) => _faults.TryGetValue(number, out var fault) ? throw new FormulaException(fault) : _configs[number];

    public override UInt128 ElementOf(int number) => (UInt128)number;
}

/// <summary>Ends the making of entries.</summary>
/// <param name="fault">Why.</param>
internal sealed class EntryException(EntryFault fault) : Exception(fault.Reason)
{
    /// <summary>Why.</summary>
    public EntryFault Fault => fault;
}
