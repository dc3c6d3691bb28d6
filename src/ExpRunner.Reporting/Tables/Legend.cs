namespace ExpRunner.Reporting;

/// <summary>Says what stands behind ±, and how many trials share a cell.</summary>
internal static class Legend
{
    public static IReadOnlyList<string> Of(TableGrid grid, ReportOptions options)
    {
        List<GridCell> cells = [.. grid.Rows.SelectMany(row => row)];
        var sentences = new List<string>();
        if (cells.Any(cell => cell.Error is not null))
        {
            sentences.Add($"Mean ± {Meaning(options.ErrorShown)}, {Counts(grid)}{Digits(options)}.");
        }
        if (options.Pivot is not null && cells.Where(cell => cell.Trials is not null).Select(cell => cell.Trials!.Count).DefaultIfEmpty().Max() is > 1 and var most)
        {
            var least = cells.Where(cell => cell.Trials is not null).Min(cell => cell.Trials!.Count);
            sentences.Add($"Each cell pools the repetitions of {Range(least, most)} trials.");
        }
        return sentences;
    }

    private static string Meaning(ScoreError error) => error switch
    {
        ScoreError.Sd => "sample deviation (divides by n - 1)",
        ScoreError.Se => "standard error of the mean",
        _ => "half width of the 95% confidence interval of the mean (Student's t)",
    };

    private static string Counts(TableGrid grid)
    {
        var counts = new List<int>();
        foreach (var row in grid.Rows)
        {
            counts.AddRange(row.Index().Where(cell => cell.Item.Error is not null).Select(cell => cell.Item.Trials!.Summary(grid.Columns[cell.Index].Scale!).Count));
        }
        return $"n = {Range(counts.Min(), counts.Max())} repetitions";
    }

    private static string Digits(ReportOptions options) => options switch
    {
        { Round: not null } => "",
        { ErrorDigits: { } digits } => StatText.Text($", rounded to {digits} significant digit{(digits == 1 ? "" : "s")} of it"),
        _ => ", rounded to its one or two significant digits (rule of the Particle Data Group)",
    };

    private static string Range(int least, int most) => StatText.Text(least == most ? (FormattableString)$"{most}" : $"{least} to {most}");
}
