using ExpRunner.TestKit;

namespace ExpRunner.Reporting.Tests.Layout;

public sealed class PivotTests : IDisposable
{
    private static readonly PivotOptions KByMetric = new(["K"], ["Metric"], ["Accuracy"]);
    private readonly ResultsFolder _results = new();

    public PivotTests() => _results.Write("Knn", GridResults.Lines);

    public void Dispose() => _results.Dispose();

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');

    [Theory]
    [MemberData(nameof(FormatTests.Formats), MemberType = typeof(FormatTests))]
    public void A_pivot_in_every_format(ReportFormat format, string extension)
    {
        var options = new ReportOptions { Format = format, Pivot = KByMetric, Rename = ["K=Neighbours"], Units = ["Accuracy=%:100"] };

        Golden.Matches($"pivot.{extension}", _results.Render(format.IsForPrograms() ? options : options with { Mark = [ScoreGoal.Parse("Accuracy:max")] }));
    }

    [Fact]
    public void Several_fields_and_values_have_a_level_of_headings_each()
    {
        _results.Write("Knn", [.. GridResults.Lines.Select((line, i) => line.Replace("\"status\"", $"\"Weighted\":{(i % 2 == 0 ? "true" : "false")},\"status\""))]);

        Golden.Matches("levels.txt", _results.Render(new() { Pivot = new(["K"], ["Metric", "Weighted"], ["Accuracy", "median_Accuracy"]) }));
        Golden.Matches("levels.tex", _results.Render(new() { Format = ReportFormat.Latex, Pivot = new(["K"], ["Metric", "Weighted"], ["Accuracy", "median_Accuracy"]) }));
    }

    [Fact]
    public void Rows_and_columns_are_in_the_order_of_size_or_of_the_space_or_as_sorted()
    {
        string Heads(ReportOptions options)
        {
            var table = Assert.Single(_results.Load().Tables(options with { Pivot = KByMetric }));
            return string.Join(' ', table.Columns.Skip(1).Select(column => column.Header).Concat(table.Rows.Select(row => row[0].ToString())));
        }

        Assert.Equal("Manhattan Euclidean 1 3 9", Heads(new()));
        Assert.Equal("Euclidean Manhattan 9 3 1", Heads(new() { Sort = ["Metric", "-K"] }));
        File.WriteAllText(Path.Combine(_results.Path, "Knn", "sweep.json"), """{"blocks":[{"space":{"product":{"Metric":{"choices":["Euclidean","Manhattan"]},"K":{"choices":[9,1,3]}}}}]}""");
        Assert.Equal("Euclidean Manhattan 1 3 9", Heads(new()));
    }

    [Fact]
    public void A_cell_of_several_trials_pools_them_as_groups_do_and_says_so()
    {
        var pivot = _results.Load().Tables(new() { Pivot = new(["Metric"], [], ["Accuracy", "sd_Accuracy", "n_Accuracy", "trials"]), Error = ScoreError.None });
        var group = _results.Load().Tables(new() { GroupBy = ["Metric"], Select = ["Metric", "Accuracy", "sd_Accuracy", "n_Accuracy", "trials"] });

        Assert.Equal(group[0].Rows.Select(row => string.Join(' ', row)), pivot[0].Rows.Select(row => string.Join(' ', row)));
        Assert.Contains("6 trials in 2 cells, 1 failed.", pivot[0].Notes);
        Assert.Contains("Each cell pools the repetitions of 3 trials.", pivot[0].Legend);
    }

    [Fact]
    public void Files_of_any_size_are_pivoted_as_they_pass_by()
    {
        var options = new ReportOptions { Pivot = KByMetric };
        using var read = new StringWriter();

        ReportWriter.Write(read, Report.Read([_results.Path], options, []).Tables, ReportFormat.Text);

        Assert.Equal(_results.Render(options), read.ToString());
    }

    [Fact]
    public void Experiments_have_a_table_each_unless_they_are_rows_or_columns()
    {
        _results.Write("Other", [.. GridResults.Lines.Take(2).Select(line => line.Replace("\"Knn\"", "\"Other\""))]);

        Assert.Equal(2, _results.Load().Tables(new() { Pivot = KByMetric }).Count);
        var whole = Assert.Single(_results.Load().Tables(new() { Pivot = new(["K"], ["experiment"], ["Accuracy"]), Where = "Metric == 'Euclidean'" }));
        Assert.Equal(["K", "Knn", "Other"], whole.Columns.Select(column => column.Header));
        Assert.Equal("experiment,K,Accuracy Metric=Manhattan,Accuracy Metric=Euclidean", Lines(_results.Render(new() { Format = ReportFormat.Csv, Pivot = KByMetric }))[0]);
    }

    [Fact]
    public void Values_that_look_alike_have_columns_of_their_own()
    {
        _results.Write("Knn",
            """{"experiment_id":0,"K":1,"a.b":{"c,d":"1"},"scores":{"x":[1]}}""",
            """{"experiment_id":1,"K":1,"a.b":{"c,d":1},"scores":{"x":[2]}}""",
            """{"experiment_id":2,"K":1,"a.b":{"c,d":""},"scores":{"x":[3]}}""",
            """{"experiment_id":3,"K":1,"a.b":{"c,d":"=two\nlines"},"scores":{"x":[4]}}""",
            """{"experiment_id":4,"K":1,"scores":{"x":[5]}}""");
        var options = new ReportOptions { Pivot = new(["K"], ["a.b.c,d"], ["x"]), Quiet = true };

        var table = Assert.Single(_results.Load().Tables(options));
        Assert.Distinct(table.Columns.Select(column => column.Name));
        Assert.Equal(["K", "a.b.c,d='1'", "a.b.c,d=1", "a.b.c,d=''", "=two\nlines", "a.b.c,d=null"], table.Columns.Select(column => column.Header));
        Assert.Equal("1 1 2 3 4 5", string.Join(' ', table.Rows[0]));
        Assert.Equal("\"'=two", _results.Render(new() { Pivot = new(["a.b.c,d"], [], ["x"]), Format = ReportFormat.Csv }).Split('\n')[4]);
    }
}
