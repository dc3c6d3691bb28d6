using System.Text.Json.Serialization;
using ExpRunner;

namespace Samples;

/// <summary>Records, required members, constructors.</summary>
[Experiment(Name = "record run")]
public partial record Recorded([Variation(1, 2)] int K, [property: Tag] string Label = "none")
{
    [Variation("a", "b")] public required string Data { get; init; }
    [JsonIgnore] public required Random Random { get; init; }
    public Inner Inside { get; init; } = new(3);

    public int Fit() => K + Inside.Depth + (Data is null ? 0 : 1);

    public sealed class Inner(int depth)
    {
        public int Depth { get; } = depth;
        public int Twice => 2 * Depth;
    }
}
