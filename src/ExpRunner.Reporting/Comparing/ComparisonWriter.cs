namespace ExpRunner.Reporting;

/// <summary>Writes comparisons; the same text under every culture.</summary>
public static class ComparisonWriter
{
    /// <summary>Writes two results held against each other: Markdown for a pull request, CSV, TSV and JSON with all numbers.</summary>
    public static void Write(TextWriter writer, Comparison comparison, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Csv or ReportFormat.Tsv or ReportFormat.Json:
                ReportWriter.Write(writer, [ComparisonTables.ForPrograms(comparison)], format);
                break;
            case ReportFormat.Markdown:
                WriteMarkdown(writer, comparison);
                break;
            default:
                ReportWriter.Write(writer, WithNotes(ComparisonTables.ForPeople(comparison.Rows, comparison.Rows), [Headline(comparison), .. comparison.Notes]), format);
                break;
        }
    }

    /// <summary>Writes values held against each other within sweeps.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<TreatmentComparison> comparisons, ReportFormat format)
    {
        if (format.IsForPrograms())
        {
            ReportWriter.Write(writer, [TreatmentTables.ForPrograms(comparisons)], format);
            return;
        }
        WriteForPeople(writer, [.. comparisons.SelectMany(TreatmentTables.ForPeople)], format);
    }

    /// <summary>Tables with their notes; Markdown has them as a list.</summary>
    internal static void WriteForPeople(TextWriter writer, IReadOnlyList<ReportTable> tables, ReportFormat format)
    {
        if (format != ReportFormat.Markdown)
        {
            ReportWriter.Write(writer, tables, format);
            return;
        }
        foreach (var table in tables)
        {
            WriteTables(writer, [table]);
            table.Notes.ToList().ForEach(note => writer.Write($"- {MarkdownFormat.Escaped(note)}\n"));
            writer.Write(table.Notes.Count > 0 && table != tables[^1] ? "\n" : "");
        }
    }

    /// <summary>How many there are of each verdict.</summary>
    public static string Headline(Comparison comparison)
    {
        var counts = comparison.Rows.GroupBy(row => row.Verdict).OrderBy(verdict => verdict.Key)
            .Select(verdict => StatText.Text($"{verdict.Count()} {(verdict.Key switch { Verdict.TooFew => "with too few repetitions", Verdict.Undefined => "not comparable", _ => StatText.Name(verdict.Key) })}"));
        var regressions = comparison.Regressions.Count();
        return $"{string.Join(", ", counts)}{(regressions > 0 ? StatText.Text($"; {regressions} {(regressions == 1 ? "regression" : "regressions")}") : "")}.";
    }

    /// <summary>One sentence for each regression.</summary>
    public static IEnumerable<string> Regressions(Comparison comparison)
    {
        var fields = comparison.Rows.GroupBy(row => row.Experiment).ToDictionary(experiment => experiment.Key, experiment => ComparisonTables.Fields([.. experiment]));
        return comparison.Regressions.Select(row =>
        {
            var config = string.Join(", ", fields[row.Experiment].Where(row.Config.ContainsKey).Select(field => $"{field}={row.Config[field]}"));
            var change = double.IsFinite(row.Change) ? $" ({StatText.Change(row.Change)})" : "";
            var now = row.Samples.Second.Count == 0 ? "nothing" : StatText.Text($"{row.Samples.Second.Mean:G5}");
            return StatText.Text($"{row.Experiment}{(config.Length > 0 ? $" with {config}" : "")}: {row.Score} went from {row.Samples.First.Mean:G5} to {now}{change}{(row.Reason is null ? "" : $", {row.Reason}")}.");
        });
    }

    private static void WriteMarkdown(TextWriter writer, Comparison comparison)
    {
        writer.Write($"### {(comparison.Regressions.Any() ? "Regression: " : "")}{Headline(comparison)}\n\n");
        foreach (var sentence in Regressions(comparison))
        {
            writer.Write($"- **Regression**: {MarkdownFormat.Escaped(sentence)}\n");
        }
        writer.Write(comparison.Regressions.Any() ? "\n" : "");
        var (told, rest) = (comparison.Rows.Where(IsTold), comparison.Rows.Where(row => !IsTold(row)).ToList());
        WriteTables(writer, ComparisonTables.ForPeople(comparison.Rows, told));
        if (rest.Count > 0)
        {
            writer.Write(StatText.Text($"<details><summary>{rest.Count} without a difference found</summary>\n\n"));
            WriteTables(writer, ComparisonTables.ForPeople(comparison.Rows, rest));
            writer.Write("</details>\n\n");
        }
        foreach (var note in comparison.Notes)
        {
            writer.Write($"- {MarkdownFormat.Escaped(note)}\n");
        }
    }

    private static bool IsTold(ComparedRow row) => row.IsRegression || row.Verdict is not (Verdict.Equal or Verdict.TooFew);

    private static void WriteTables(TextWriter writer, IReadOnlyList<ReportTable> tables)
    {
        foreach (var table in tables)
        {
            writer.Write($"**{MarkdownFormat.Escaped(table.Experiment!)}**\n\n");
            MarkdownFormat.Write(writer, table, null);
            writer.Write("\n");
        }
    }

    /// <summary>The notes under the last table.</summary>
    internal static IReadOnlyList<ReportTable> WithNotes(IReadOnlyList<ReportTable> tables, IReadOnlyList<string> notes)
        => [.. tables.SkipLast(1), tables[^1] with { Notes = [.. tables[^1].Notes, .. notes] }];
}
