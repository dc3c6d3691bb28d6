using ExpRunner.Values;

namespace ExpRunner.Programs.Templates;

/// <summary>How values look in commands.</summary>
internal static class ValueText
{
    /// <summary>
    /// A number as it was written, text as it is, <c>true</c> and <c>false</c>, nothing for null, the items of a list with commas between them, anything nested as JSON.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="isIdentity">Whether one number has one text, however it was written.</param>
    public static string Of(Value value, bool isIdentity) => value.Kind switch
    {
        ValueKind.Null => "",
        ValueKind.List => string.Join(',', Items(value, isIdentity)),
        ValueKind.Object => isIdentity ? value.ToCanonicalJson() : value.ToJson(),
        ValueKind.Number when isIdentity && double.IsFinite(value.AsDouble()) => NumberText.Canonical(value.ToString()),
        _ => value.ToString(),
    };

    /// <summary>The items of a list, or the value alone.</summary>
    public static string[] Items(Value value, bool isIdentity)
        => value.Kind == ValueKind.List ? Array.ConvertAll(value.Items.ToArray(), item => Item(item, isIdentity)) : [Of(value, isIdentity)];

    private static string Item(Value item, bool isIdentity)
        => item.Kind != ValueKind.List ? Of(item, isIdentity) : isIdentity ? item.ToCanonicalJson() : item.ToJson();
}
