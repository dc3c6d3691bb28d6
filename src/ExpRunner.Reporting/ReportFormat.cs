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
}
