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

    /// <summary>The fields beside those compared whose values vary.</summary>
    public static IReadOnlyList<string> Others(IReadOnlyList<ResultRow> rows, IReadOnlyList<string> between, IReadOnlyList<string> ignore)
        => [.. rows.SelectMany(row => row.Config.Keys).Distinct().Except(between).Except(ignore).Where(name => rows.Select(row => Cell.Key(row.Config.GetValueOrDefault(name))).Distinct().Skip(1).Any())];
}
