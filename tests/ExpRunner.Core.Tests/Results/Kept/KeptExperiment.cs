using ExpRunner.Spaces;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Results.Kept;

/// <summary>The experiment of the kept journals: every kind of field once. It stays as it is for as long as they do.</summary>
internal static class KeptExperiment
{
    public const string Name = "Kept";

    public interface IOptimizer;

    public sealed class Sgd : IOptimizer
    {
        public double Rate { get; init; } = 0.1;
    }

    public sealed class Adam : IOptimizer
    {
        public double Rate { get; init; } = 0.001;

        public bool Amsgrad { get; init; }
    }

    public sealed class Layer
    {
        public int Width { get; init; } = 8;

        public float Drop { get; init; } = 0.5f;
    }

    public sealed class Config
    {
        public int K { get; init; } = 3;

        public IOptimizer? Optimizer { get; init; } = new Sgd();

        public Layer Head { get; init; } = new();

        public double Ridge { get; init; } = 0.5;

        public string? Größe { get; init; } = "groß";

        public Dictionary<string, double> Extra { get; init; } = new() { ["a b"] = 1 };

        public int[] Sizes { get; init; } = [1, 2];

        public int Square => K * K;
    }

    private static ObjectType<Sgd> SgdType { get; } = new("Sgd", () => new(), (made, values) => new() { Rate = values.Pass(0, made.Rate) },
        ConfigTypes.Double.Field("Rate").Choices(0.1, 0.01));

    private static ObjectType<Adam> AdamType { get; } = new("Adam", () => new(), (made, values) => new() { Rate = values.Pass(0, made.Rate), Amsgrad = values.Pass(1, made.Amsgrad) },
        ConfigTypes.Double.Field("Rate"),
        ConfigTypes.Boolean.Field("Amsgrad"));

    private static ObjectType<Layer> LayerType { get; } = new("Layer", () => new(), (made, values) => new() { Width = values.Pass(0, made.Width), Drop = values.Pass(1, made.Drop) },
        ConfigTypes.Int32.Field("Width"),
        ConfigTypes.Single.Field("Drop"));

    /// <summary>As it is.</summary>
    public static Experiment Today { get; } = Make(withSizes: true);

    /// <summary>As it was before it had the field Sizes.</summary>
    public static Experiment Before { get; } = Make(withSizes: false);

    private static Experiment<Config> Make(bool withSizes)
    {
        Field[] fields =
        [
            ConfigTypes.Int32.Field("K").Choices(1, 3),
            ConfigTypes.OneOf(new Alternative<IOptimizer, Sgd>(SgdType), new Alternative<IOptimizer, Adam>(AdamType))!.Field("Optimizer").All(),
            LayerType.Field("Head"),
            ConfigTypes.Double.Field("Ridge"),
            ConfigTypes.String.Field("Größe"),
            ConfigTypes.Dictionary<Dictionary<string, double>, double>(ConfigTypes.Double).Field("Extra"),
            .. withSizes ? new[] { ConfigTypes.Array(ConfigTypes.Int32).Field("Sizes") } : [],
            ConfigTypes.Int32.Field("Square").Computed(),
        ];
        var type = new ObjectType<Config>("Config", () => new(), (made, values) => new()
        {
            K = values.Pass(0, made.K),
            Optimizer = values.Pass(1, made.Optimizer),
            Head = values.Pass(2, made.Head),
            Ridge = values.Pass(3, made.Ridge),
            Größe = values.Pass(4, made.Größe),
            Extra = values.Pass(5, made.Extra),
            Sizes = withSizes ? values.Pass(6, made.Sizes) : made.Sizes,
        }, fields)
        {
            Computed = (made, values) => values.Pass(withSizes ? 7 : 6, made.Square),
        };
        return new Experiment<Config>(Name, 2, type, (_, _, _) => ValueTask.CompletedTask) { ConfigMethods = [("Odd", Odd)] };
    }

    private static IEnumerable<Config> Odd() =>
    [
        new() { Ridge = double.NaN, Größe = "", Extra = [] },
        new() { Ridge = double.PositiveInfinity, Größe = null, Extra = new() { ["\"\\\n\u0001"] = double.NegativeInfinity } },
        new() { Ridge = -0.0, Größe = "模型 🙂 e\u0301 \u202e", Extra = new() { ["ключ"] = 5e-324 } },
        new() { Ridge = 1.7976931348623157E+308, Optimizer = null, Head = new() { Width = int.MinValue, Drop = 0.1f } },
    ];
}
