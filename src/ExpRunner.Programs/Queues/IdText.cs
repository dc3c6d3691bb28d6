using System.Globalization;

namespace ExpRunner.Programs.Queues;

/// <summary>Ids in their order as text: <c>7,0:5,20</c>, the end of a range left out.</summary>
internal static class IdText
{
    private static readonly UInt128 Most = 1_000_000;

    public static string Of(IEnumerable<UInt128> ids)
    {
        var parts = new List<(UInt128 From, UInt128 To)>();
        foreach (var id in ids)
        {
            if (parts.Count > 0 && parts[^1].To == id)
            {
                parts[^1] = (parts[^1].From, id + 1);
            }
            else
            {
                parts.Add((id, id + 1));
            }
        }
        return string.Join(',', parts.Select(part => part.To - part.From == 1 ? Text(part.From) : $"{Text(part.From)}:{Text(part.To)}"));
    }

    /// <summary>The ids of a text; null: it is none, or they are more than a million.</summary>
    public static IReadOnlyList<UInt128>? Read(string text)
    {
        var ids = new List<UInt128>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = part.IndexOf(':');
            if (!TryNumber(mark < 0 ? part : part[..mark], out var from) || !TryNumber(mark < 0 ? part : part[(mark + 1)..], out var to))
            {
                return null;
            }
            to += mark < 0 ? UInt128.One : 0;
            if (to < from || to - from > Most - (UInt128)ids.Count)
            {
                return null;
            }
            for (var id = from; id < to; id++)
            {
                ids.Add(id);
            }
        }
        return ids;
    }

    /// <summary>One id.</summary>
    public static bool TryNumber(string text, out UInt128 id) => UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id < UInt128.MaxValue;

    private static string Text(UInt128 id) => id.ToString(CultureInfo.InvariantCulture);
}
