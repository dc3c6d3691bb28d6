using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ExpRunner.Mcp;

/// <summary>Cuts what is too long to read, at a line or a row, and says what was left out.</summary>
internal static class Bounded
{
    /// <summary>The most characters of one text.</summary>
    public const int Most = 40_000;

    private const string Way = "ask for less: where, select, best, groupBy, or a folder further down";
    /// <summary>JSON in one line, with no more escapes than it needs.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text, or as many whole rows of its longest list, or as many whole lines, as fit.</summary>
    public static string Fit(string text) => text.Length <= Most ? text : FitJson(text) is { Length: <= Most + 200 } rows ? rows : FitText(text, 0);

    /// <summary>As many whole lines as fit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unseen">The characters behind it that are not even here.</param>
    public static string FitText(string text, long unseen)
    {
        if (text.Length <= Most && unseen == 0)
        {
            return text;
        }
        var end = text.LastIndexOf('\n', Math.Min(Most, text.Length) - 1);
        end = end < 0 ? Most : end;
        var count = (text.Length - end + unseen).ToString("N0", CultureInfo.InvariantCulture);
        return $"{text[..end]}\n(the remaining {count} characters are left out; {Way})\n";
    }

    private static string? FitJson(string text)
    {
        if (text.TrimStart() is not ['[' or '{', ..])
        {
            return null;
        }
        try
        {
            var node = JsonNode.Parse(text)!;
            return (node as JsonArray ?? Longest(node)) is { Count: > 1 } rows ? Cut(node, rows, text.Length) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonArray? Longest(JsonNode node)
        => node is JsonObject members ? members.Select(member => member.Value).OfType<JsonArray>().MaxBy(list => list.ToJsonString().Length) : null;

    private static string? Cut(JsonNode node, JsonArray rows, int length)
    {
        int[] lengths = [.. rows.Select(row => (row?.ToJsonString(Plain).Length ?? 4) + 1)];
        var room = Most - Math.Max(0, Math.Min(Most / 2, length - lengths.Sum()));
        var fitting = 0;
        while (fitting < lengths.Length && (room -= lengths[fitting]) >= 0)
        {
            fitting++;
        }
        for (var last = rows.Count - 1; last >= fitting; last--)
        {
            rows.RemoveAt(last);
        }
        return fitting == 0 ? null : $"{node.ToJsonString(Plain)}\n({fitting} of {lengths.Length} rows; the others are left out; {Way})\n";
    }
}
