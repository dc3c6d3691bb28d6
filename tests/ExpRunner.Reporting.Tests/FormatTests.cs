using System.Globalization;
using ExpRunner.TestKit;

namespace ExpRunner.Reporting.Tests;

public sealed class FormatTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public void Dispose() => _results.Dispose();

    public static TheoryData<ReportFormat, string> Formats => new()
    {
        { ReportFormat.Text, "txt" }, { ReportFormat.Markdown, "md" }, { ReportFormat.Csv, "csv" },
        { ReportFormat.Tsv, "tsv" }, { ReportFormat.Latex, "tex" }, { ReportFormat.Json, "json" }, { ReportFormat.Html, "html" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_shows_completed_failed_and_NaN_rows(ReportFormat format, string extension)
    {
        _results.Write("Knn", SampleResults.Knn);

        Golden.Matches($"knn.{extension}", _results.Render(new() { Format = format }));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_holds_hostile_text(ReportFormat format, string extension)
    {
        _results.Write("Hostile", SampleResults.Hostile);

        Golden.Matches($"hostile.{extension}", _results.Render(new() { Format = format }));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Several_experiments_are_several_tables_or_one_with_a_column(ReportFormat format, string extension)
    {
        _results.Write("Knn", SampleResults.Knn);
        _results.Write("Other", SampleResults.Other);

        Golden.Matches($"several.{extension}", _results.Render(new() { Format = format, Round = 2 }));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void All_shows_what_does_not_vary_too(ReportFormat format, string extension)
    {
        _results.Write("Knn", SampleResults.Knn);

        Golden.Matches($"all.{extension}", _results.Render(new() { Format = format, All = true }));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_comma_decimal_culture_changes_nothing(ReportFormat format, string extension)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("0,5", 0.5.ToString());
            Every_format_shows_completed_failed_and_NaN_rows(format, extension);
            _results.Write("Other", SampleResults.Other);
            Golden.Matches($"several.{extension}", _results.Render(new() { Format = format, Round = 2 }));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void One_row_shows_its_whole_config(ReportFormat format, string extension)
    {
        _results.Write("Knn", SampleResults.Knn[^1]);

        Golden.Matches($"one.{extension}", _results.Render(new() { Format = format, Quiet = true }));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_matching_row_is_still_a_document(ReportFormat format, string extension)
    {
        _results.Write("Knn", SampleResults.Knn);

        Golden.Matches($"none.{extension}", _results.Render(new() { Format = format, Where = "K > 100" }));
    }

    [Fact]
    public void The_json_document_is_read_back_with_typed_values()
    {
        _results.Write("Hostile", SampleResults.Hostile);

        using var document = System.Text.Json.JsonDocument.Parse(_results.Render(new() { Format = ReportFormat.Json }));

        var rows = document.RootElement.EnumerateArray().ToList();
        Assert.Equal("two\nlines\tand a tab", rows[1].GetProperty("text").GetString());
        Assert.Equal(-1, rows[3].GetProperty("=cmd").GetInt32());
        Assert.Equal(0.5, rows[1].GetProperty("mean_ok").GetDouble());
        Assert.Equal("-Infinity", rows[3].GetProperty("mean_ok").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, rows[0].GetProperty("sd_ok").ValueKind);
    }

    [Fact]
    public void Several_tables_do_not_fit_a_format_that_holds_one()
    {
        _results.Write("Knn", SampleResults.Knn);
        _results.Write("Other", SampleResults.Other);

        Assert.Throws<ArgumentException>(() => ReportWriter.Write(TextWriter.Null, _results.Load().Tables(new()), ReportFormat.Csv));
    }
}
