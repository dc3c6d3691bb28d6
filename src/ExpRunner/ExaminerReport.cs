using ExpRunner.Reporting;

namespace ExpRunner;

/// <summary>Writes what an <see cref="Examiner"/> has read.</summary>
public static class ExaminerReport
{
    /// <summary>Writes the table; what functions threw is not in it but in <see cref="ExaminerTable.Faults"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="format">As what.</param>
    public static void Write(this ExaminerTable table, TextWriter writer, ReportFormat format = ReportFormat.Tsv)
        => ReportWriter.Write(writer, [table.ToReportTable()], format);

    /// <summary>The table as reports have it.</summary>
    public static ReportTable ToReportTable(this ExaminerTable table)
        => new(null, [.. table.Columns.Select((name, i) => new ReportColumn(name, name, i < table.KnownColumns ? ReportColumnKind.Config : ReportColumnKind.Score))], table.Cells, []);
}
