using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Values as text.</summary>
internal static class WrittenText
{
    /// <summary>Text as it is, numbers and booleans as they are written, lists and objects as JSON.</summary>
    public static string Of(Value value, Place place)
    {
        var text = value.Kind < ValueKind.List ? value.ToString() : Limits.Checked(value, place).ToJson();
        Limits.CheckText(text.Length, place);
        return text;
    }
}
