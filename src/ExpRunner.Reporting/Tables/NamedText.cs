namespace ExpRunner.Reporting;

/// <summary>What is said of a column, written <c>name=text</c>.</summary>
internal static class NamedText
{
    /// <summary>The column and the text; a name may have an equals sign itself.</summary>
    /// <exception cref="ReportException">The column is unknown, or there is no text.</exception>
    public static (ColumnSource Column, string Text) Parse(string written, string option, string example, ColumnCatalog catalog)
    {
        int[] marks = [.. written.Index().Where(sign => sign.Item == '=').Select(sign => sign.Index)];
        if (marks.Length == 0 || marks[0] == 0)
        {
            throw new ReportException($"{option}: '{written}' is not of the form name=text, such as K={example}.");
        }
        var mark = Array.Find(marks, mark => catalog.Find(written[..mark].Trim()) is not null);
        var column = catalog.Get(written[..(mark > 0 ? mark : marks[0])].Trim(), option);
        var text = written[(mark + 1)..].Trim();
        return text.Length > 0 ? (column, text) : throw new ReportException($"{option}: '{written}' says nothing after the equals sign.");
    }
}
