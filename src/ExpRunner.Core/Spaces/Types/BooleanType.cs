using ExpRunner.Values;

namespace ExpRunner.Spaces;

internal sealed class BooleanType : ConfigType<bool>
{
    public override string Name => "bool";

    public override IReadOnlyList<Value> AllValues { get; } = [Value.Of(false), Value.Of(true)];

    public override bool Read(Value value) => value.Kind switch
    {
        ValueKind.Boolean => value.AsBoolean(),
        ValueKind.Text when bool.TryParse(value.AsText(), out var parsed) => parsed,
        _ => throw NotThis(value),
    };

    public override Value Write(bool value) => Value.Of(value);
}
