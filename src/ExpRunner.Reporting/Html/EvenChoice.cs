namespace ExpRunner.Reporting.Html;

/// <summary>Chooses some of many that stand in an order: both ends, and others evenly between them.</summary>
internal static class EvenChoice
{
    /// <summary>At most so many, in their order; a quarter of them are the first, and a quarter the last.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, int most)
    {
        if (all.Count <= most)
        {
            return all;
        }
        var end = most / 4;
        var between = most - (2 * end);
        return [.. all.Take(end), .. Enumerable.Range(0, between).Select(i => all[end + (int)((long)i * (all.Count - (2 * end)) / between)]), .. all.Skip(all.Count - end)];
    }

    /// <summary>At most so many, evenly.</summary>
    public static IReadOnlyList<T> Evenly<T>(IReadOnlyList<T> all, int most)
        => all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Count / most)])];
}
