using ExpRunner.TestKit;

namespace ExpRunner.Reporting.Tests.Layout;

/// <summary>Results as nobody wishes them.</summary>
public sealed class BadResultsTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public void Dispose() => _results.Dispose();

    [Fact]
    public void All_failed_is_a_table_of_nothing_and_says_so()
    {
        _results.Write("E", """{"experiment_id":0,"K":1,"status":"failed","error":"boom"}""", """{"experiment_id":1,"K":2,"status":"failed","error":"boom"}""");

        Assert.Contains("there is no column 'x'", Assert.Throws<ReportException>(() => _results.Render(new() { Pivot = new(["K"], [], ["x"]) })).Message);
        Assert.Equal("K  failed\n-  ------\n1       1\n2       1\n\n2 trials, 2 failed.\n", _results.Render(new() { Pivot = new(["K"], [], ["failed"]) }));
    }

    [Fact]
    public void One_trial_has_no_error_and_no_rival()
    {
        _results.Write("E", """{"experiment_id":0,"K":1,"scores":{"x":[0.5]}}""");

        Assert.Equal("K        x\n-  -------\n1  0.5000*\n\n1 trial.\nMarked: the best x (greatest).\n", _results.Render(new() { Pivot = new(["K"], [], ["x"]), Mark = [new("x", true)] }));
    }

    [Theory]
    [MemberData(nameof(FormatTests.Formats), MemberType = typeof(FormatTests))]
    public void Constant_NaN_text_and_half_missing_columns_in_every_format(ReportFormat format, string extension)
    {
        _results.Write("E",
            """{"experiment_id":0,"a":1,"b":"x","scores":{"same":[0.1,0.1,0.1],"none":["NaN","NaN"],"note":["fine"],"tiny":[1e-9,2e-9],"huge":[1e12,3e12]}}""",
            """{"experiment_id":1,"a":2,"scores":{"same":[0.1,0.1,0.1],"none":["Infinity",1],"note":["a","b"],"tiny":[3e-9,2e-9],"huge":[7e12,3e12]}}""",
            """{"experiment_id":2,"b":"y","scores":{"same":[0.1],"half":[1,2]}}""");
        var pivot = new ReportOptions { Format = format, Pivot = new(["a"], ["b"], ["same", "none", "note", "tiny", "huge", "half"]) };

        Golden.Matches($"bad.{extension}", _results.Render(pivot));
    }

    [Theory]
    [MemberData(nameof(FormatTests.Formats), MemberType = typeof(FormatTests))]
    public void Hostile_names_are_data_in_rows_and_headings(ReportFormat format, string extension)
    {
        _results.Write("Hostile", SampleResults.Hostile);

        Golden.Matches($"hostile-pivot.{extension}", _results.Render(new()
        {
            Format = format, Pivot = new(["text"], ["a|b"], ["ok", "note"]), Rename = ["text==cmd|'/C calc'!A0 <script>alert(1)</script>"], Units = ["ok=<b>$%_\\"],
        }));
    }

    [Fact]
    public void A_value_of_any_length_is_shown_whole_and_too_many_columns_are_refused()
    {
        var longest = new string('x', 100_000);
        _results.Write("E", $$$"""{"experiment_id":0,"K":"{{{longest}}}","scores":{"x":[1]}}""", """{"experiment_id":1,"K":"b","scores":{"x":[1]}}""");
        Assert.Contains(longest, _results.Render(new() { Pivot = new(["K"], [], ["x"]), Format = ReportFormat.Html }));

        _results.Write("E", [.. Enumerable.Range(0, 600).Select(i => $$$"""{"experiment_id":{{{i}}},"K":{{{i}}}, "scores":{"x":[1]}}""")]);
        Assert.StartsWith("columns: K would make 600 columns; at most 500", Assert.Throws<ReportException>(() => _results.Render(new() { Pivot = new([], ["K"], ["x"]) })).Message);
    }

    [Fact]
    public void Nothing_that_matches_is_still_a_document()
    {
        _results.Write("E", """{"experiment_id":0,"K":1,"scores":{"x":[1]}}""");

        Assert.Equal("0 of 1 trial.\n", _results.Render(new() { Pivot = new(["K"], ["experiment_id"], ["x"]), Where = "K > 5", Mark = [new("x", true)] }).Split("Nothing is marked")[0]);
        Assert.Equal("K\n", _results.Render(new() { Format = ReportFormat.Csv, Pivot = new(["K"], ["experiment_id"], ["x"]), Where = "K > 5" }));
    }
}
