using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Text, which may be null. What a person types is taken as it stands; quoted JSON text is unquoted.</summary>
internal sealed class TextType : ConfigType<string?>
{
    public override string Name => "text";

    public override string? Read(Value value) => value.Kind switch
    {
        ValueKind.Null => null,
        ValueKind.Text => value.AsText(),
        _ => throw NotThis(value),
    };

    public override Value Write(string? value) => Value.Of(value);

    public override Value Parse(string text)
        => text is ['"', .., '"'] ? base.Parse(text) : text == "null" ? Value.Null : Value.Of(text);
}
