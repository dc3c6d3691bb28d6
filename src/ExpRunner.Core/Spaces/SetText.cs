using System.Text.Json;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>
/// Makes a domain of the text that <c>--set</c> gives: <c>3</c>, <c>1,2,3</c>, <c>"a,b",c</c>, <c>["x","y"]</c>, <c>Sgd,Adam</c>.
/// A JSON list is several choices, but one value where the field is a list and the list fits it.
/// </summary>
internal static class SetText
{
    public static Domain Read(Domain current, ConfigType type, string text)
    {
        text = text.Trim();
        var parts = TextParts.Split(text);
        if (type is IAlternativesType alternatives && !parts.Any(part => part.StartsWith('{') || part == "null" || part.StartsWith('[')))
        {
            return SetValues.Alternatives(current, alternatives, type, [.. parts.Select(part => part.Trim('"'))]);
        }
        return SetValues.Of(text.StartsWith('[') && TryJson(text, out var list) ? OfList(list, type) : [.. parts.Select(part => Parse(part, type))]);
    }

    private static Value[] OfList(Value list, ConfigType type)
    {
        if (type.ItemType is null)
        {
            return list.Items.Length > 0 ? Array.ConvertAll(list.Items.ToArray(), type.Normalise) : throw new ConfigException("There are no choices. Give at least one.");
        }
        try
        {
            return [type.Normalise(list)];
        }
        catch (ConfigException) when (list.Items.Length > 0 && list.Items.ToArray().All(item => item.Kind == ValueKind.List))
        {
            return Array.ConvertAll(list.Items.ToArray(), type.Normalise);
        }
    }

    private static Value Parse(string part, ConfigType type)
    {
        try
        {
            return type.Parse(part);
        }
        catch (ConfigException) when (part is ['"', _, .., '"'] && TryJson(part, out var quoted))
        {
            return type.Normalise(quoted);
        }
        catch (ConfigException fault) when (type.ItemType is not null && !part.StartsWith('['))
        {
            throw new ConfigException($"{fault.Message} Write a list as [a,b].", fault);
        }
    }

    private static bool TryJson(string text, out Value value)
    {
        try
        {
            value = Value.ParseJson(text);
            return true;
        }
        catch (JsonException)
        {
            value = default;
            return false;
        }
    }
}
