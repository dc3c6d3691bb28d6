namespace ExpRunner.Reporting;

/// <summary>How a report is written.</summary>
public enum ReportFormat
{
    /// <summary>Aligned columns for a terminal, with a footer.</summary>
    Text,
    /// <summary>A GitHub-flavoured Markdown table.</summary>
    Markdown,
    /// <summary>Comma-separated values (RFC 4180, lines end with a line feed), for programs and spreadsheets.</summary>
    Csv,
    /// <summary>Tab-separated values, quoted like CSV.</summary>
    Tsv,
    /// <summary>A LaTeX tabular in the style of the booktabs package.</summary>
    Latex,
    /// <summary>One JSON document: an array with one object for each row.</summary>
    Json,
    /// <summary>An HTML table to put into a page, without styles or scripts of its own; all text is escaped.</summary>
    Html,
}

/// <summary>What formats have in common.</summary>
public static class ReportFormats
{
    /// <summary>Whether a format is read by programs: one table, plain values in full precision.</summary>
    public static bool IsForPrograms(this ReportFormat format) => format is ReportFormat.Csv or ReportFormat.Tsv or ReportFormat.Json;
}
