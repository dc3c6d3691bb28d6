using ExpRunner.Spaces;

namespace ExpRunner.TestExperiments;

/// <summary>Alternatives with variations of their own, a constraint, named grids, lists, tags and a preset that sets several fields.</summary>
[Experiment]
public sealed partial class Conditional
{
    [Variation(typeof(Sgd), typeof(Adam))]
    public IOptimizer Optimizer { get; init; } = new Sgd();

    [VariationSource(nameof(Sizes))]
    public Preset Size { get; init; } = Presets[0];

    [VariationRange(1e-4, 1e-1, Scale = Scale.Log, Count = 4)]
    public double Ridge { get; init; } = 0.001;

    [Tag]
    public string Note { get; init; } = "";

    private static Preset[] Presets { get; } = [new(1, 8), new(2, 64)];

    private static IEnumerable<Preset> Sizes() => Throws("source") ? throw new InvalidOperationException("the source broke") : Presets;

    /// <summary>A test asks for a fault by an environment variable.</summary>
    private static bool Throws(string where) => Environment.GetEnvironmentVariable("EXPRUN_TEST_THROWS") == where;

    [Constraint]
    private bool FitsMemory() => Throws("constraint") ? throw new InvalidOperationException("the constraint broke") : Optimizer is not Adam { Beta: > 0.95 } || Size.Width < 64;

    [Sweep]
    private static SearchSpace Small(SearchSpace space) => space.With(nameof(Ridge), 0.001).Fix(nameof(Size), Presets[0]);

    [Sweep]
    private static SearchSpace Wide(SearchSpace space) => space.Fix(nameof(Size), Presets[1]);

    [Configs]
    private static IEnumerable<Conditional> Table1()
    {
        var first = new Conditional { Ridge = 0.5 };
        yield return first;
        yield return new Conditional { Ridge = first.Ridge / 2, Optimizer = new Adam { Beta = 0.8 } };
    }

    public (double Loss, int Cost) Fit() => (Optimizer.Rate * Ridge, Size.Layers * Size.Width);
}

public interface IOptimizer
{
    double Rate { get; }
}

public sealed record Sgd : IOptimizer
{
    [Variation(0.1, 0.01)]
    public double Rate { get; init; } = 0.1;
}

public sealed record Adam : IOptimizer
{
    [Variation(0.001)]
    public double Rate { get; init; } = 0.001;

    [Variation(0.9, 0.99)]
    public double Beta { get; init; } = 0.9;
}

public sealed record Preset(int Layers, int Width);
