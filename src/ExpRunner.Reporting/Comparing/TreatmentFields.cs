using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The fields that make treatments and blocks.</summary>
internal static class TreatmentFields
{
    /// <exception cref="ReportException">A field does not exist, or is both.</exception>
    public static void Check(IReadOnlyList<ResultRow> rows, BetweenOptions between, IReadOnlyList<string> ignore)
    {
        string[] known = [.. rows.SelectMany(row => row.Config.Keys).Distinct()];
        foreach (var (option, names) in new[] { ("between", between.Between), ("by", between.By.Where(name => name != BetweenOptions.RunId)), ("ignore", ignore) })
        {
            foreach (var name in names.Where(name => !known.Contains(name)))
            {
                throw new ReportException($"{option}: there is no config field '{name}'.{(NearNames.Hint(name, known) is { Length: > 0 } hint ? hint : $" Known are: {string.Join(", ", known)}.")}");
            }
        }
        if (between.By.FirstOrDefault(between.Between.Contains) is { } both)
        {
            throw new ReportException($"by: '{both}' is what is compared; blocks are made by other fields, or by run_id.");
        }
    }

    /// <summary>
    /// The fields beside those compared whose values vary. Where the trials are a full grid but for fields that follow from the others, such as the
    /// computed ones of a class, these are left out: they would tear blocks and factors apart.
    /// </summary>
    public static IReadOnlyList<string> Others(IReadOnlyList<ResultRow> rows, IReadOnlyList<string> between, IReadOnlyList<string> ignore)
    {
        string[] others = [.. rows.SelectMany(row => row.Config.Keys).Distinct().Except(between).Except(ignore).Where(name => Count(rows, [name]) > 1)];
        var kept = others.ToList();
        for (var i = others.Length - 1; i >= 0 && !IsGrid(rows, [.. between, .. kept]); i--)
        {
            string[] rest = [.. kept.Where(name => name != others[i])];
            if (between.Count + rest.Length > 0 && Count(rows, [.. between, .. rest]) == Count(rows, [.. between, .. kept]))
            {
                kept.Remove(others[i]);
            }
        }
        // From one field that is different everywhere, as in a random search, all others follow: that is no grid.
        return between.Count + kept.Count > 1 && IsGrid(rows, [.. between, .. kept]) ? kept : others;
    }

    /// <summary>How many different values, or combinations of values, there are.</summary>
    private static int Count(IReadOnlyList<ResultRow> rows, string[] fields) => rows.Select(row => Cell.Key(fields.Select(name => row.Config.GetValueOrDefault(name)))).Distinct().Count();

    private static bool IsGrid(IReadOnlyList<ResultRow> rows, string[] fields) => fields.Aggregate(1.0, (size, field) => size * Count(rows, [field])) == Count(rows, fields);
}
