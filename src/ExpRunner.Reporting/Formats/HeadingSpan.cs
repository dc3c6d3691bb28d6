namespace ExpRunner.Reporting;

/// <summary>A heading above one column or several that stand side by side.</summary>
/// <param name="Text">What it says; null where there is none.</param>
/// <param name="First">The first column.</param>
/// <param name="Count">How many columns.</param>
internal readonly record struct HeadingSpan(string? Text, int First, int Count)
{
    /// <summary>Whether it stands above a column.</summary>
    public bool Holds(int column) => column >= First && column < First + Count;

    /// <summary>The levels of headings above those of the columns, the outermost first.</summary>
    public static IReadOnlyList<HeadingSpan[]> Of(IReadOnlyList<ReportColumn> columns)
        => [.. Enumerable.Range(0, columns.Select(column => column.Above.Count).DefaultIfEmpty().Max()).Select(level => Level(columns, level))];

    private static HeadingSpan[] Level(IReadOnlyList<ReportColumn> columns, int level)
    {
        var spans = new List<HeadingSpan>();
        for (var i = 0; i < columns.Count; i++)
        {
            var text = columns[i].Above.ElementAtOrDefault(level);
            if (i > 0 && text is not null && columns[i].Above.Take(level + 1).SequenceEqual(columns[i - 1].Above.Take(level + 1)))
            {
                spans[^1] = spans[^1] with { Count = spans[^1].Count + 1 };
                continue;
            }
            spans.Add(new(text, i, 1));
        }
        return [.. spans];
    }
}
