using ExpRunner;

namespace Samples;

/// <summary>What Post may return.</summary>
[Experiment]
public partial class Flattened
{
    public Outcome Fit() => new(new Part(0.5f, 2, true), null, new() { ["a"] = 1 }, [1, 2], Grade.Good, 'c', 1.5m, (Half)2, 3, DateTime.UnixEpoch)
    {
        Field = 7,
        Nested = (1, new Part(1, 2, false)),
    };
}

public sealed record Outcome(Part First, Part? Second, Dictionary<string, double> Map, int[] List, Grade Grade, char Letter, decimal Money, Half Half, int? Maybe, DateTime When)
{
    public int Field;
    public (int Left, Part Right) Nested;
    public double Sum => First.Loss + Field;
    public static int Shared => 1;
}

public sealed record Part(float Loss, byte Steps, bool Ok)
{
    public Part? Next { get; init; }
}

public enum Grade { Bad, Good }

[Experiment]
public partial class Single
{
    public decimal Fit() => 1.5m;
}

[Experiment]
public partial class Missing
{
    public Part Fit() => null!;
}

[Experiment]
public partial class MissingValue
{
    public Task<(double A, double B)?> Fit() => Task.FromResult<(double A, double B)?>(null);
}

[Experiment]
public partial class MissingMap
{
    public IReadOnlyDictionary<string, object?> Fit() => null!;
}

[Experiment]
public partial class Untyped
{
    public IEnumerable<KeyValuePair<string, object?>> Fit() => new Dictionary<string, object?> { ["n"] = 1, ["text"] = "t", ["map"] = new Dictionary<string, int> { ["x"] = 1 } };
}

[Experiment]
public partial class Faces
{
    public IScores Fit() => new Impl();

    public interface IHasLoss { double Loss { get; } }

    public interface IScores : IHasLoss { double Accuracy { get; } }

    private sealed class Impl : IScores
    {
        public double Loss => 1;
        public double Accuracy => 2;
    }
}
