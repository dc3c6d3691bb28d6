using ExpRunner;

namespace Samples
{
    /// <summary>Corners of C# that generated code must not trip over.</summary>
    [Experiment(Name = "odd ones")]
    public sealed partial class Oddities(int seed)
    {
        public int Seed { get; } = seed;
        [Obsolete("Use Size."), Tag] public int Width { get; init; } = 1;
        public Box<string> Words { get; init; } = new() { Content = "a" };
        public Box<int?> Numbers { get; init; } = new() { Content = 1 };
        public List<Box<int?>?> Boxes { get; init; } = [null];
        public Box<double>[]? Maybe { get; init; }
        public Sized Size { get; init; } = new() { Value = 2 };
        [VariationRange(0.1f, 0.9f, Count = 2)] public float Narrow { get; init; }
        public unsafe int Pointers => sizeof(int);
        public int Total { get => Seed + Size.Value; }
        public IEnumerable<int> Sequence => [1, 2];
        public Action Callback => () => { };
        public static int Shared { get; set; }

        public object? Pre() => null;

        public int Fit(CancellationToken cancel, in object data) => data is null ? Words.Content!.Length + (Numbers.Content ?? 0) + Boxes.Count + (Maybe?.Length ?? 0) + (int)Narrow : 0;

        public IReadOnlyList<double> Post(double fit) => [fit];
    }

    public sealed class Box<T>
    {
        public T? Content { get; set; }
    }

    public record struct Sized
    {
        public required int Value { get; init; }
    }
}

#nullable disable
namespace Samples.Oblivious
{
    [Experiment]
    public partial class Old
    {
        public string Name { get; set; }
        public List<string> Names { get; set; } = new List<string> { null };
        public Box<string> Box { get; set; }
        [Variation("a", null)] public string Choice { get; set; }
        [VariationSource(nameof(Listed))] public string Source { get; set; }
        private static readonly List<string> Listed = new List<string> { "x" };

        public string Pre() { return Name; }
        public Dictionary<string, double> Fit(string name) { return Names.Count > 0 && Box == null && Choice == Source ? new Dictionary<string, double> { ["n"] = 1 } : null; }
    }
}
