using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Texts in texts, found by their characters as they are.</summary>
internal static class TextParts
{
    /// <summary>Whether a text holds a part.</summary>
    public static bool Contains(string text, string part, Place place)
    {
        SpendSearch(text, part, place);
        return text.Contains(part, StringComparison.Ordinal);
    }

    /// <summary>The text with each occurrence of a part replaced.</summary>
    public static Value Replace(string text, string old, string @new, Place place)
    {
        var count = Count(text, old, "replace", place);
        Limits.CheckText(text.Length + (count * ((long)@new.Length - old.Length)), place);
        return Value.Of(text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>What stands between the separators.</summary>
    public static Value Split(string text, string separator, Place place)
    {
        Limits.CheckList(Count(text, separator, "split", place) + 1, place);
        return Value.List([.. text.Split(separator).Select(Value.Of)]);
    }

    private static long Count(string text, string part, string name, Place place)
    {
        if (part.Length == 0)
        {
            throw place.Fault($"{name} cannot look for an empty text.");
        }
        SpendSearch(text, part, place);
        return text.AsSpan().Count(part);
    }

    /// <summary>At the worst each place of the text is compared with the whole part.</summary>
    private static void SpendSearch(string text, string part, Place place)
        => place.SpendText(text.Length + ((long)Math.Max(0, text.Length - part.Length) * part.Length / 8));
}
