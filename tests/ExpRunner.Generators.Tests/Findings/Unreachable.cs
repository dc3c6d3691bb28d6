// EXPR022 line 5 'typeof(Axle)': 'Part' needs 'Machine.Axle', which 'Built' cannot see; make the type internal or public
// EXPR022 line 9 'Size': 'Size' needs 'Machine.SizeConverter', which 'Built' cannot see; make the type internal or public
public interface IPart;

public sealed class Machine
{
    [Variation(typeof(Wheel), typeof(Axle))]
    public IPart Part { get; init; } = new Wheel();

    [JsonConverter(typeof(SizeConverter))]
    public int Size { get; init; }

    public sealed class Wheel : IPart;

    private sealed class Axle : IPart;

    private sealed class SizeConverter : JsonConverter<int>
    {
        public override int Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => 1;
        public override void Write(System.Text.Json.Utf8JsonWriter writer, int value, System.Text.Json.JsonSerializerOptions options) { }
    }
}

[Experiment]
public partial class Built
{
    public Machine Machine { get; init; } = new();
    public int Fit() => Machine.Size;
}
