using System.Numerics;

namespace ExpRunner.Generators.Parsing;

/// <summary>How many grid points a part of a space has, as far as the source says.</summary>
/// <param name="Count">The points; where <paramref name="WhenRun"/> is not empty, those of the rest.</param>
/// <param name="Continuous">The fields that have no grid points.</param>
/// <param name="WhenRun">The fields whose number of values only a run knows, with the reason.</param>
internal sealed record SpaceSize(BigInteger Count, IReadOnlyList<string> Continuous, IReadOnlyList<string> WhenRun)
{
    public static readonly SpaceSize One = Of(BigInteger.One);

    public static SpaceSize Of(BigInteger count) => new(count, [], []);

    public static SpaceSize Unknown(string why) => new(BigInteger.One, [], [why]);

    public static SpaceSize Endless(string field) => new(BigInteger.One, [field], []);

    public bool IsKnown => Continuous.Count == 0 && WhenRun.Count == 0;

    /// <summary>Every combination.</summary>
    public static SpaceSize operator *(SpaceSize left, SpaceSize right)
        => new(left.Count * right.Count, [.. left.Continuous, .. right.Continuous], [.. left.WhenRun, .. right.WhenRun]);
}
