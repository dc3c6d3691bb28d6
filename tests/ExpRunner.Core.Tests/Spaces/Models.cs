using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Tests.Spaces;

internal enum Metric
{
    Euclidean,
    Manhattan,
}

internal interface ISchedule;

internal sealed class Constant : ISchedule;

internal sealed class Cosine : ISchedule
{
    public int Period { get; set; } = 10;
}

internal interface IOptimizer;

internal sealed class Sgd : IOptimizer
{
    public double Rate { get; set; } = 0.1;

    public bool Nesterov { get; set; }
}

internal sealed class Adam : IOptimizer
{
    public double Rate { get; set; } = 0.001;

    public double Beta { get; set; } = 0.9;

    public ISchedule? Schedule { get; set; } = new Constant();
}

internal sealed class Layer
{
    public int Width { get; set; } = 8;

    public float Drop { get; set; } = 0.5f;
}

internal sealed class Training
{
    public int K { get; set; } = 3;

    public Metric Metric { get; set; }

    public IOptimizer? Opt { get; set; } = new Sgd();

    public Layer[] Layers { get; set; } = [new(), new()];

    public Layer Head { get; set; } = new() { Width = 2 };

    public string? Data { get; set; } = "digits.csv";

    public int[] Sizes { get; set; } = [1, 2];

    public Dictionary<string, double> Extra { get; set; } = new() { ["a"] = 1 };

    public string? Note { get; set; } = "";

    public int Seats => K * 2;
}

/// <summary>Config types as generated code composes them.</summary>
internal static class Models
{
    public static ConfigType<Metric> Metrics { get; } = ConfigTypes.Enum<Metric>("Euclidean", "Manhattan");

    public static ObjectType<Constant> Constant { get; } = new("Constant", () => new(), (made, _) => made);

    public static ObjectType<Cosine> Cosine { get; } = new("Cosine", () => new(),
        (made, values) => new() { Period = values.Pass(0, made.Period) },
        ConfigTypes.Int32.Field("Period").Choices(10, 20, 30));

    public static ConfigType<ISchedule> Schedules { get; } = ConfigTypes.OneOf(new Alternative<ISchedule, Constant>(Constant), new Alternative<ISchedule, Cosine>(Cosine));

    public static ObjectType<Sgd> Sgd { get; } = new("Sgd", () => new(),
        (made, values) => new() { Rate = values.Pass(0, made.Rate), Nesterov = values.Pass(1, made.Nesterov) },
        ConfigTypes.Double.Field("Rate").Choices(0.1, 0.01),
        ConfigTypes.Boolean.Field("Nesterov").All());

    public static ObjectType<Adam> Adam { get; } = new("Adam", () => new(),
        (made, values) => new() { Rate = values.Pass(0, made.Rate), Beta = values.Pass(1, made.Beta), Schedule = values.Pass(2, made.Schedule) },
        ConfigTypes.Double.Field("Rate").Range("1e-4", "1e-2", Scale.Log, count: 3),
        ConfigTypes.Double.Field("Beta"),
        Schedules!.Field("Schedule").All());

    public static ConfigType<IOptimizer> Optimizers { get; } = ConfigTypes.OneOf(new Alternative<IOptimizer, Sgd>(Sgd), new Alternative<IOptimizer, Adam>(Adam));

    public static ObjectType<Layer> Layer { get; } = new("Layer", () => new(),
        (made, values) => new() { Width = values.Pass(0, made.Width), Drop = values.Pass(1, made.Drop) },
        ConfigTypes.Int32.Field("Width").Range("8", "32", factor: "2"),
        ConfigTypes.Single.Field("Drop"));

    /// <summary>4 K x 2 Metric x (4 Sgd + 12 Adam) x 2 x 2 Layers x 2 Head = 1024 configs.</summary>
    public static ObjectType<Training> Training { get; } = new("Training", () => new(),
        (made, values) => new()
        {
            K = values.Pass(0, made.K),
            Metric = values.Pass(1, made.Metric),
            Opt = values.Pass(2, made.Opt),
            Layers = values.Pass(3, made.Layers),
            Head = values.Pass(4, made.Head),
            Data = values.Pass(5, made.Data),
            Sizes = values.Pass(6, made.Sizes),
            Extra = values.Pass(7, made.Extra),
            Note = values.Pass(8, made.Note),
        },
        ConfigTypes.Int32.Field("K").Choices(1, 3, 5, 9),
        Metrics.Field("Metric").All(),
        Optimizers!.Field("Opt").All(),
        ConfigTypes.Array(Layer).Field("Layers"),
        Layer.Field("Head"),
        ConfigTypes.String.Field("Data"),
        ConfigTypes.Array(ConfigTypes.Int32).Field("Sizes"),
        ConfigTypes.Dictionary<Dictionary<string, double>, double>(ConfigTypes.Double).Field("Extra"),
        ConfigTypes.String.Field("Note").Tag(),
        ConfigTypes.Int32.Field("Seats").Computed())
    {
        Computed = (made, values) => values.Pass(9, made.Seats),
    };

    public static SearchSpace Space { get; } = SpaceOf(Training);

    public static SearchSpace SpaceOf(IObjectType type) => new(type.DefaultDomain(), type);

    public static IEnumerable<Value> All(SearchSpace space) => Enumerable.Range(0, (int)space.Count!.Value).Select(i => space.At((UInt128)i));
}
