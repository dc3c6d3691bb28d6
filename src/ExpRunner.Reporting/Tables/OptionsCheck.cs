namespace ExpRunner.Reporting;

/// <summary>Refuses options that do not go together, before anything is read.</summary>
internal static class OptionsCheck
{
    /// <exception cref="ReportException">An option does not fit.</exception>
    public static void Of(ReportOptions options)
    {
        foreach (var (isWrong, message) in Numbers(options).Concat(options.Pivot is null ? Rows(options) : Pivot(options, options.Pivot)).Concat(Looks(options)))
        {
            if (isWrong)
            {
                throw new ReportException(message);
            }
        }
    }

    private static IEnumerable<(bool IsWrong, string Message)> Numbers(ReportOptions options) =>
    [
        (options.Round is < 0 or > 15, "round: decimals are a number from 0 to 15."),
        (options.ErrorDigits is < 1 or > 2, "round: an error has 1 or 2 significant digits; more are not worth telling."),
        (!(options.Significance > 0 && options.Significance < 1), "significance: it is a share between 0 and 1, such as 0.05."),
        (options.By.Count > 0 && options.Best is null, "by: it goes with best; name the score to choose by."),
    ];

    private static IEnumerable<(bool IsWrong, string Message)> Rows(ReportOptions options) =>
    [
        (options.MarkBy != MarkBy.Table, "mark-by: it goes with a pivot; in other tables the best of a score is the best of its column."),
    ];

    private static IEnumerable<(bool IsWrong, string Message)> Pivot(ReportOptions options, PivotOptions pivot) =>
    [
        (pivot.Values.Count == 0, "value: say what stands in the cells of the pivot, such as --value Accuracy."),
        (pivot.Rows.Count + pivot.Columns.Count == 0 && options.Label is null, "value: a pivot needs --rows or --columns, such as --rows K --columns Metric."),
        (options.Select.Count > 0, "select: a pivot shows rows, columns and value; leave select away."),
        (options.GroupBy.Count > 0, "group-by: a pivot groups by its rows and columns; leave group-by away."),
        (options.Best is not null, "best: it picks rows, and a pivot has cells; mark shows the best of them."),
        (options.All, "all: a pivot shows rows, columns and value; leave all away."),
        (options.Transpose, "transpose: exchange --rows and --columns of the pivot."),
        (pivot.Rows.Concat(pivot.Columns).GroupBy(name => name).Any(same => same.Skip(1).Any()), "columns: a field stands once in the rows or columns of a pivot."),
    ];

    private static IEnumerable<(bool IsWrong, string Message)> Looks(ReportOptions options) =>
    [
        (options.ForPrograms && options.Mark.Count > 0, "mark: csv, tsv and json hold plain values; use text, markdown, latex or html, or compare --between for the tests themselves."),
        (options.ForPrograms && options.ErrorShown != ScoreError.None, "error: csv, tsv and json hold plain numbers; sd_, se_ and ci95_ are columns of their own there."),
        (options.ErrorDigits is not null && options.ErrorShown == ScoreError.None, "round: there is no error to round by; say --error sd, se or ci95."),
        (options.ErrorDigits is not null && options.Round is not null, "round: it is decimals or digits of the error, not both."),
        (options.MarkBy != MarkBy.Table && options.Mark.Count == 0, "mark-by: it goes with mark; name the score, such as --mark Accuracy:max."),
    ];
}
