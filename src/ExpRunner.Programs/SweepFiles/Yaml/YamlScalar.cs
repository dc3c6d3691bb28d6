using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>A single value: text, a number, a boolean or nothing.</summary>
internal sealed class YamlScalar(FilePlace place, string text, Value value, bool isWord, int offset) : YamlNode(place)
{
    /// <summary>The text as it stands in the file, without quotes.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it stands there without quotes and tags, so that its text says what it is.</summary>
    public bool IsWord => isWord;

    /// <summary>Where character number <paramref name="position"/> of the text stands; the beginning where the text is folded or escaped.</summary>
    public FilePlace PlaceOf(int position) => offset < 0 ? Place : Place with { Column = Place.Column + offset + position };

    /// <summary>Whether it is text, written without quotes or with them.</summary>
    public bool IsText => Value.Kind == ValueKind.Text;

    public override long Size => 1;

    public override string Kind => Value.Kind switch
    {
        ValueKind.Null => "nothing",
        ValueKind.Boolean => $"the boolean {Text}",
        ValueKind.Number => $"the number {Text}",
        _ => Text.Length <= 40 ? $"the text '{Text}'" : "a long text",
    };

    private protected override Value ToValue() => value;
}
