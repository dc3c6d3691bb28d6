using ExpRunner;

namespace Samples;

/// <summary>Fields that hold one of several types, each with its own variations.</summary>
[Experiment]
public partial class Tuned
{
    [Variation(typeof(Sgd), typeof(Adam), typeof(None))]
    public IOptimizer Optimizer { get; init; } = new Sgd();

    [Variation(typeof(Linear))]
    public Schedule? Schedule { get; init; }

    public Scores Fit() => new(Optimizer.Step(1), Schedule?.Warmup);

    public sealed record Scores(double Step, int? Warmup);
}

public interface IOptimizer
{
    double Step(double gradient);
}

public sealed class Sgd : IOptimizer
{
    [VariationRange(0.1, 1, Count = 2)] public double Rate { get; init; } = 0.1;
    public double Step(double gradient) => Rate * gradient;
}

public sealed record Adam([Variation(0.8, 0.9)] double Beta = 0.9) : IOptimizer
{
    public double Step(double gradient) => Beta * gradient;
}

public sealed class None : IOptimizer
{
    public double Step(double gradient) => 0;
}

public abstract class Schedule
{
    public int Warmup { get; init; } = 5;
}

public sealed class Linear : Schedule;
