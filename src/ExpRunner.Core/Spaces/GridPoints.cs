using System.Numerics;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>The grid points of one field: values with an index.</summary>
internal abstract class GridPoints
{
    /// <summary>Up to so many points are kept in memory where computing one is slow.</summary>
    protected const int KeptPoints = 4096;

    public abstract UInt128 Count { get; }

    public abstract Value At(UInt128 index);

    public abstract bool TryIndexOf(Value value, out UInt128 index);

    /// <summary>Tries the points around an estimate; rounding to the field's type moves a value by less than one point.</summary>
    protected bool TryNear(BigInteger estimate, Value value, out UInt128 index)
    {
        foreach (var candidate in (ReadOnlySpan<BigInteger>)[estimate, estimate - 1, estimate + 1])
        {
            if (candidate.Sign >= 0 && candidate < (BigInteger)Count && ValueIdentity.Comparer.Equals(At((UInt128)candidate), value))
            {
                index = (UInt128)candidate;
                return true;
            }
        }
        index = 0;
        return false;
    }

    /// <summary>Neighbours must differ where the numbers are largest, for there the type is coarsest.</summary>
    protected void CheckNeighbours(ConfigType type)
    {
        RangeDomain.CheckFits(At(0), type);
        RangeDomain.CheckFits(At(Count - 1), type);
        if (Count > 1 && (At(0) == At(1) || At(Count - 2) == At(Count - 1)))
        {
            throw new ConfigException($"The steps are smaller than {type.Name} can hold. Use larger steps or a wider type.");
        }
    }
}
