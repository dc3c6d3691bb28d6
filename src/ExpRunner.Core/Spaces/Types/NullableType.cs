using ExpRunner.Values;

namespace ExpRunner.Spaces;

internal sealed class NullableType<T>(ConfigType<T> inner) : ConfigType<T?>
    where T : struct
{
    public override string Name => inner.Name + " or null";

    public override NumberKind Numbers => inner.Numbers;

    public override IReadOnlyList<Value>? AllValues => inner.AllValues is { } all ? [Value.Null, .. all] : null;

    public override T? Read(Value value) => value.IsNull ? null : inner.Read(value);

    public override Value Write(T? value) => value is { } set ? inner.Write(set) : Value.Null;

    public override Value Parse(string text) => text == "null" ? Value.Null : inner.Parse(text);
}
