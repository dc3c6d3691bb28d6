using ExpRunner;

namespace Everywhere;

/// <summary>A step rule with a variation of its own.</summary>
public interface IStep
{
    double Next(double x, double slope, Random random);
}

public sealed class Plain : IStep
{
    [VariationRange(0.01, 0.1, Scale = Scale.Log, Count = 2)]
    public double Rate { get; init; } = 0.1;

    public double Next(double x, double slope, Random random) => x - Rate * slope;
}

public sealed class Shaken : IStep
{
    public decimal Rate { get; init; } = 0.1m;

    public double Next(double x, double slope, Random random) => x - (double)Rate * slope + 0.01 * (random.NextDouble() - 0.5);
}

public enum Start { Near, Far }

public sealed record Limits(int Steps = 20, double Wall = 10);

/// <summary>Uses most of what the generator can: alternatives, nested configs, enums, ranges, sources, constraints, tags, async and scores of several kinds.</summary>
[Experiment(Repetitions = 3)]
public sealed partial class Descent
{
    [Variation(typeof(Plain), typeof(Shaken))]
    public IStep Step { get; init; } = new Plain();

    [Variation]
    public Start Start { get; init; }

    [Variation]
    public bool Squared { get; init; }

    [VariationSource(nameof(Targets))]
    public long Target { get; init; } = 1;

    public Limits Limits { get; init; } = new();

    public DateTime Day { get; init; } = new(2024, 2, 29, 0, 0, 0, DateTimeKind.Utc);

    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(1.5);

    public List<float> Weights { get; init; } = [0.1f, 1e-7f];

    [Tag]
    public string Note { get; init; } = "größer";

    [Constraint]
    public bool IsWorthIt() => Start == Start.Near || Target > 1;

    public static IEnumerable<long> Targets() => [1, 3];

    public double Pre(TrialContext trial) => (Start == Start.Far ? Limits.Wall : 1) * trial.SharedRandom.NextDouble();

    public async Task<List<double>> Fit(TrialContext trial, double start, CancellationToken cancel)
    {
        var path = new List<double> { start };
        for (int step = 0; step < Limits.Steps; step++)
        {
            double distance = path[^1] - Target;
            path.Add(Step.Next(path[^1], Squared ? 2 * distance : Math.Sign(distance), trial.Random));
        }
        trial.Log("end", path[^1]);
        await File.WriteAllTextAsync(trial.PathOf("end.txt"), "done", cancel);
        return path;
    }

    public Scores Post(List<double> path) => new(path[^1], Math.Abs(path[^1] - Target) < 0.1, path.Count, new(path.Min(), path.Max()), $"{path[^1]:F3}");

    public readonly record struct Scores(double End, bool IsThere, int Length, Range Range, string Text);

    public sealed record Range(double Least, double Most);
}
