using ExpRunner;
using ExpRunner.Spaces;

namespace Samples;

/// <summary>Constraints, named grids, listed configs, tags, computed properties.</summary>
[Experiment(Repetitions = 2)]
public partial class Marked
{
    [Variation(1, 2, 3)] public int Depth { get; init; } = 1;
    [Variation(0.3, 0.51)] public double Keep { get; init; } = 0.3;
    [Tag] public string Purpose { get; init; } = "trial";

    public int Cells => 1 << Depth;
    public string Title { get { return $"d{Depth}"; } }
    public Random Source => new(1);
    [Constraint] public bool IsSmall => Cells < 8;

    [Constraint]
    private bool FitsMemory() => Depth * Keep < 1;

    [Sweep]
    private static SearchSpace Shallow(SearchSpace space) => space.Fix("Depth", 1);

    [Configs]
    public static IEnumerable<Marked> Chain()
    {
        var config = new Marked();
        for (var i = 0; i < 3; i++)
        {
            yield return config;
            config = new Marked { Keep = 1 - ((1 - config.Keep) * 0.7) };
        }
    }

    [Configs]
    internal static Marked[] Two() => [new(), new() { Depth = 9 }];

    public double Fit() => Depth + Keep;
}
