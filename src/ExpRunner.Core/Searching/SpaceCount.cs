using System.Globalization;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Searching;

/// <summary>How many configs of a space satisfy the constraints: exact up to a million grid points, above that at most so many.</summary>
/// <param name="Configs">The count or its bound; null where the space is continuous.</param>
/// <param name="IsExact">Whether it is no bound.</param>
internal readonly record struct SpaceCount(UInt128? Configs, bool IsExact)
{
    private const int Limit = 1_000_000;

    public static SpaceCount Of(SearchSpace space, Func<Value, bool>? holds)
    {
        if (holds is null || space.Count is not { } count)
        {
            return new(space.Count, holds is null);
        }
        return count > Limit ? new(count, false) : new((UInt128)Holding(space, (int)count, holds), true);
    }

    /// <summary><c>1,234</c>, <c>at most 5,000,000</c> or <c>any number of</c>.</summary>
    public override string ToString() => Configs is not { } configs ? "any number of"
        : (IsExact ? "" : "at most ") + configs.ToString("N0", CultureInfo.InvariantCulture);

    private static int Holding(SearchSpace space, int count, Func<Value, bool> holds)
    {
        var holding = 0;
        for (var i = 0; i < count; i++)
        {
            holding += holds(space.At((UInt128)i)) ? 1 : 0;
        }
        return holding;
    }
}
