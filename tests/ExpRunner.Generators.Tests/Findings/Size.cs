// EXPR008 line 2 'Flat': Flat: 24 configs x 5 repetitions = 120
// EXPR008 line 13 'OfRanges': OfRanges: 960,000 configs x 1 repetition = 960,000
// EXPR008 line 27 'OfConfigs': OfConfigs: 54 configs x 1 repetition = 54
// EXPR008 line 38 'Plain': one config: 1 config x 1 repetition = 1
// EXPR008 line 45 'Positional': Positional: 18 configs x 1,000 repetitions = 18,000
// EXPR008 line 52 'Constrained': Constrained: at most 2 configs x 2 repetitions = 4
// EXPR008 line 60 'OfSources': OfSources: 2 configs x 1 repetition = 2, times what is counted when run: Sampled from its source, Layers by the items of its default
// EXPR008 line 70 'Endless': Endless: continuous in Rate, so random search only
[Experiment(Repetitions = 5)]
public partial class Flat
{
    [Variation(1, 3, 5, 9)] public int K { get; init; }
    [Variation] public Colour Colour { get; init; }
    [Variation] public bool? Scaled { get; init; }
    [JsonIgnore] public int Left { get; init; }
    public int Fixed { get; init; }
    public int Fit() => K + Fixed + Left + (Scaled == true ? 1 : 0) + (int)Colour;
}

[Experiment]
public partial class OfRanges
{
    [VariationRange(0, 1, Step = 0.1)] public double Stepped { get; init; }
    [VariationRange(9, 0, Step = -2)] public int Down { get; init; }
    [VariationRange(1, 1000, Factor = 10)] public double By10 { get; init; }
    [VariationRange(1, 10, Factor = 1.2)] public int Rounded { get; init; }
    [VariationRange(1e-4, 1e-1, Count = 4, Scale = Scale.Log)] public double Log { get; init; }
    [VariationRange(1, 8, Count = 20, Scale = Scale.Log)] public int WholeLog { get; init; }
    [VariationRange(1, 5, Count = 20)] public int Dense { get; init; }
    [VariationRange(-2, 2)] public sbyte? Every { get; init; }
    public double Fit() => Stepped + Down + By10 + Rounded + Log + WholeLog + Dense + (Every ?? 0);
}

[Experiment]
public partial class OfConfigs
{
    public Layer Input { get; init; } = new();
    public Layer? None { get; init; }
    public Layer Wide { get; init; } = new() { Width = 9 };
    public Size Size { get; init; }
    [Variation(typeof(Sgd), typeof(Adam))] public IOptimizer Optimizer { get; init; } = new Sgd();
    public int Fit() => Input.Width + (None?.Width ?? 0) + Wide.Width + Size.Rows + (Optimizer is Sgd ? 1 : 0);
}

[Experiment(Name = "one config", Repetitions = 1)]
public partial class Plain
{
    public int K { get; init; }
    public int Fit() => K;
}

[Experiment(Repetitions = 1000)]
public partial record Positional([Variation(1, 2)] int K, [Variation(typeof(Sgd), typeof(Adam))] IOptimizer Optimizer, Layer Layer)
{
    [Variation("a", "b", "c")] public required string Text { get; init; }
    public int Fit() => K + Text.Length + (Optimizer is Sgd ? 1 : 0) + Layer.Width;
}

[Experiment(Repetitions = 2)]
public partial class Constrained
{
    [Variation(1, 2)] public int K { get; init; }
    [Constraint] private bool Fits() => K < 2;
    public int Fit() => K;
}

[Experiment]
public partial class OfSources
{
    [Variation(1, 2)] public int K { get; init; }
    [VariationSource(nameof(Values))] public int Sampled { get; init; }
    public List<Layer> Layers { get; init; } = [new(), new()];
    private static IEnumerable<int> Values => [1, 2, 3];
    public int Fit() => K + Sampled + Layers.Count;
}

[Experiment(Repetitions = 3)]
public partial class Endless
{
    [VariationRange(0, 1)] public double Rate { get; init; }
    [Variation(1, 2)] public int K { get; init; }
    public double Fit() => Rate + K;
}

public enum Colour { Red, Green, Rot = Red }

public sealed class Layer
{
    [Variation(1, 2, 4)] public int Width { get; init; } = 1;
}

public record struct Size([Variation(1, 2)] int Rows);

public interface IOptimizer;
public sealed class Sgd : IOptimizer { [Variation(0.0, 0.9)] public double Momentum { get; init; } }
public sealed class Adam : IOptimizer;
