using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Tests.Spaces;

/// <summary>Makes domains of every kind, nested at random.</summary>
internal static class RandomSpaces
{
    public static Domain Object(TrialRandom random, int depth)
        => Domain.Product([.. Enumerable.Range(0, random.Next(4)).Select(i => ($"f{i}", Any(random, depth)))]);

    public static Domain Any(TrialRandom random, int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => Domain.Fixed(Scalar(random)),
        1 or 2 => Domain.Choices([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Scalar(random))]),
        3 => Domain.Range(new("0", random.Next(1, 9).ToString(), Scale.Linear, "0.7", null, null), ConfigTypes.Single),
        4 => Domain.Range(new("-3", random.Next(3).ToString(), Scale.Linear, null, null, null), ConfigTypes.Int32),
        5 => Object(random, depth - 1),
        6 => Domain.List([.. Enumerable.Range(0, random.Next(3)).Select(_ => Any(random, depth - 1))]),
        _ => Domain.Alternatives([.. Enumerable.Range(0, random.Next(1, 4)).Select(i => ($"T{i}", Object(random, depth - 1)))]),
    };

    private static Value Scalar(TrialRandom random) => random.Next(5) switch
    {
        0 => Value.Null,
        1 => Value.Of(random.Next(2) == 0),
        2 => Value.Of("t" + random.Next(4)),
        3 => Value.Of(random.NextDouble()),
        _ => Value.Of((long)random.Next(-5, 5)),
    };
}
