using ExpRunner;

namespace Samples;

/// <summary>Values from static members: read when the space is first used, not when the class is.</summary>
[Experiment]
public partial class Sourced : SourcedBase
{
    [VariationSource(nameof(Rates))] public double Rate { get; init; } = 0.1;
    [VariationSource(nameof(Names))] public string Name { get; init; } = "";
    [VariationSource(nameof(Blocks))] public int[] Layers { get; init; } = [];
    [VariationSource(nameof(Presets))] public Preset Group { get; init; } = new(1, 0.1);

    private static readonly double[] Rates = [0.1, 0.2];
    private static IEnumerable<string> Names => ["a", "b"];
    private static List<int[]> Blocks() => [[1], [2, 2]];
    private static Preset[] Presets() => [new(1, 0.1), new(2, 0.01)];

    public double Fit() => Rate + Name.Length + Layers.Length + Group.Size + Base;

    public sealed record Preset(int Size, double Rate);
}

public class SourcedBase
{
    [VariationSource(nameof(Numbers))] public int Base { get; init; }

    protected static readonly int[] Numbers = [1, 2];
}
