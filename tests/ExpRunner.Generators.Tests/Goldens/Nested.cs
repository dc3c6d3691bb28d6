using ExpRunner;

namespace Samples;

/// <summary>Configs in configs: classes, structs, records, lists and dictionaries of them, base classes.</summary>
[Experiment]
public partial class Network : Training
{
    public Layer Input { get; init; } = new() { Width = 8 };
    public Layer? Extra { get; init; }
    public List<Layer> Hidden { get; init; } = [new(), new() { Width = 2 }];
    public Dictionary<string, Point> Points { get; init; } = new() { ["a"] = new(1, 2) };
    public Pair Both { get; init; }
    public Pair? MaybeBoth { get; init; }
    public override int Epochs { get; init; } = 3;

    public double Fit() => Input.Width + Hidden.Count + Points.Count + Both.First.X + (Extra?.Width ?? 0) + (MaybeBoth?.First.Y ?? 0) + Epochs;
}

public abstract class Training
{
    [Variation(1, 2)] public int Batch { get; init; } = 1;
    public virtual int Epochs { get; init; } = 1;
}

public sealed class Layer
{
    [Variation(1, 2, 4)] public int Width { get; init; } = 1;
    public Activation Kind { get; init; }
    public int Area => Width * Width;
}

public enum Activation { Relu, Tanh }

public readonly record struct Point(int X, int Y = 5);

public struct Pair
{
    public Point First;
    public Point Second { get; set; }
}
