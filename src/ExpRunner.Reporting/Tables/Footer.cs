using System.Globalization;

namespace ExpRunner.Reporting;

/// <summary>The sentences under a table.</summary>
internal static class Footer
{
    private const int MostNames = 8;

    private static readonly (string[] Prefixes, string Meaning)[] Statistics =
    [
        (["sd_"], "sd: sample deviation (divides by n - 1)"),
        (["std_"], "std: population deviation (divides by n)"),
        (["se_"], "se: standard error of the mean"),
        (["ci95_low_", "ci95_high_"], "ci95_low, ci95_high: 95% confidence interval of the mean (Student's t)"),
        (["ci95_"], "ci95: half width of the 95% confidence interval of the mean (Student's t)"),
        (["bci95_low_", "bci95_high_"], "bci95_low, bci95_high: 95% bootstrap interval of the mean (BCa)"),
    ];

    /// <summary>How many trials, what the statistics mean, what was left out.</summary>
    /// <param name="part">What the table is made from.</param>
    /// <param name="columns">The columns its values are had from.</param>
    /// <param name="leftOut">Config fields that are not shown.</param>
    /// <param name="noun">What grouped trials share.</param>
    public static IReadOnlyList<string> Notes(TablePart part, IReadOnlyList<ColumnSource> columns, IReadOnlyList<string> leftOut, string noun)
    {
        var notes = new List<string> { Counts(part, noun) };
        if (part.Shown.Count == 0)
        {
            return notes;
        }
        if (columns.Any(column => column.Kind == ReportColumnKind.Statistic))
        {
            notes.Add(Meanings(columns));
        }
        if (leftOut.Count > 0)
        {
            var names = string.Join(", ", leftOut.Take(MostNames)) + (leftOut.Count > MostNames ? ", ..." : "");
            notes.Add($"The same in all rows, shown with --all: {names}.");
        }
        return notes;
    }

    private static string Counts(TablePart part, string noun)
    {
        var matched = part.Rows.Sum(row => row.Count);
        var failed = part.Rows.Sum(row => row.Failed);
        var grouped = part.Rows.Count != matched;
        var trials = matched == part.Read ? Plural(matched, "trial") : $"{Number(matched)} of {Plural(part.Read, "trial")}";
        var rows = grouped ? $" in {Plural(part.Rows.Count, noun)}" : "";
        var best = part.Shown.Count == part.Rows.Count ? "" : part.Shown.Count switch
        {
            0 => ", none with a number to choose the best by",
            1 => ", the best one shown",
            _ => $", the best {Number(part.Shown.Count)} shown",
        };
        return $"{trials}{rows}{(failed > 0 ? $", {Number(failed)} failed" : "")}{best}.";
    }

    private static string Meanings(IReadOnlyList<ColumnSource> columns)
    {
        var names = columns.Where(column => column.Kind == ReportColumnKind.Statistic).Select(column => column.Name.Replace("scores.", ""));
        var told = names.Select(name => Array.Find(Statistics, statistic => statistic.Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).Meaning).ToHashSet();
        return string.Join("; ", Statistics.Select(statistic => statistic.Meaning).Where(told.Contains).Prepend("Scores are means over n repetitions")) + ".";
    }

    private static string Plural(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
