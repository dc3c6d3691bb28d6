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
    public static ConfigType<Metric> Metrics { get; } = ConfigTypes.Enum(("Euclidean", Metric.Euclidean), ("Manhattan", Metric.Manhattan));

    public static ObjectType<Constant> Constant { get; } = new("Constant", () => new(), (made, _) => made);

    public static ObjectType<Cosine> Cosine { get; } = new("Cosine", () => new(),
        (made, values) => new() { Period = values.Get(0, made.Period) },
        new Field<Cosine, int>("Period", ConfigTypes.Int32, made => made.Period, Variation.Choices(10, 20, 30)));

    public static ConfigType<ISchedule> Schedules { get; } = ConfigTypes.OneOf(new Alternative<ISchedule, Constant>(Constant), new Alternative<ISchedule, Cosine>(Cosine));

    public static ObjectType<Sgd> Sgd { get; } = new("Sgd", () => new(),
        (made, values) => new() { Rate = values.Get(0, made.Rate), Nesterov = values.Get(1, made.Nesterov) },
        new Field<Sgd, double>("Rate", ConfigTypes.Double, made => made.Rate, Variation.Choices(0.1, 0.01)),
        new Field<Sgd, bool>("Nesterov", ConfigTypes.Boolean, made => made.Nesterov, Variation.All<bool>()));

    public static ObjectType<Adam> Adam { get; } = new("Adam", () => new(),
        (made, values) => new() { Rate = values.Get(0, made.Rate), Beta = values.Get(1, made.Beta), Schedule = values.Get(2, made.Schedule) },
        new Field<Adam, double>("Rate", ConfigTypes.Double, made => made.Rate, Variation.Range<double>("1e-4", "1e-2", Scale.Log, count: 3)),
        new Field<Adam, double>("Beta", ConfigTypes.Double, made => made.Beta),
        new Field<Adam, ISchedule?>("Schedule", Schedules!, made => made.Schedule, Variation.All<ISchedule?>()));

    public static ConfigType<IOptimizer> Optimizers { get; } = ConfigTypes.OneOf(new Alternative<IOptimizer, Sgd>(Sgd), new Alternative<IOptimizer, Adam>(Adam));

    public static ObjectType<Layer> Layer { get; } = new("Layer", () => new(),
        (made, values) => new() { Width = values.Get(0, made.Width), Drop = values.Get(1, made.Drop) },
        new Field<Layer, int>("Width", ConfigTypes.Int32, made => made.Width, Variation.Range<int>("8", "32", factor: "2")),
        new Field<Layer, float>("Drop", ConfigTypes.Single, made => made.Drop));

    /// <summary>4 K x 2 Metric x (4 Sgd + 12 Adam) x 2 x 2 Layers x 2 Head = 1024 configs.</summary>
    public static ObjectType<Training> Training { get; } = new("Training", () => new(),
        (made, values) => new()
        {
            K = values.Get(0, made.K),
            Metric = values.Get(1, made.Metric),
            Opt = values.Get(2, made.Opt),
            Layers = values.Get(3, made.Layers),
            Head = values.Get(4, made.Head),
            Data = values.Get(5, made.Data),
            Sizes = values.Get(6, made.Sizes),
            Extra = values.Get(7, made.Extra),
            Note = values.Get(8, made.Note),
        },
        new Field<Training, int>("K", ConfigTypes.Int32, made => made.K, Variation.Choices(1, 3, 5, 9)),
        new Field<Training, Metric>("Metric", Metrics, made => made.Metric, Variation.All<Metric>()),
        new Field<Training, IOptimizer?>("Opt", Optimizers!, made => made.Opt, Variation.All<IOptimizer?>()),
        new Field<Training, Layer[]>("Layers", ConfigTypes.Array(Layer), made => made.Layers),
        new Field<Training, Layer>("Head", Layer, made => made.Head),
        new Field<Training, string?>("Data", ConfigTypes.String, made => made.Data),
        new Field<Training, int[]>("Sizes", ConfigTypes.Array(ConfigTypes.Int32), made => made.Sizes),
        new Field<Training, Dictionary<string, double>>("Extra", ConfigTypes.Dictionary<Dictionary<string, double>, double>(ConfigTypes.Double), made => made.Extra),
        new Field<Training, string?>("Note", ConfigTypes.String, made => made.Note) { IsTag = true },
        new Field<Training, int>("Seats", ConfigTypes.Int32, made => made.Seats) { IsComputed = true });


    public static SearchSpace Space { get; } = SpaceOf(Training);

    public static SearchSpace SpaceOf(IObjectType type) => new(type.DefaultDomain(), type);

    public static IEnumerable<Value> All(SearchSpace space) => Enumerable.Range(0, (int)space.Count!.Value).Select(i => space.At((UInt128)i));
}
