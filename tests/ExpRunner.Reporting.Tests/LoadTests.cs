using ExpRunner.Values;

namespace ExpRunner.Reporting.Tests;

public sealed class LoadTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public void Dispose() => _results.Dispose();

    private static string Line(int id, string rest) => $$"""{"experiment":"E","experiment_id":{{id}},{{rest}}}""";

    [Fact]
    public void The_last_line_of_an_id_wins_and_rows_come_by_id()
    {
        _results.Write("E", Line(10, "\"K\":1"), Line(2, "\"K\":2"), Line(10, "\"K\":3"));

        Assert.Equal(["2", "3"], _results.Load().Rows.Select(row => row.Config["K"].ToString()));
    }

    [Fact]
    public void Damaged_lines_are_named_with_their_place_and_passed_over()
    {
        var file = _results.WriteText("E", Line(0, "\"K\":1") + "\n\n  \n{\"experiment\":\n[1]\n\0\0\0\n{\"a\":\"\\ud800\"}\n" + Line(1, "\"K\":2") + "\n{\"experiment\":\"E\",\"experi");

        var results = _results.Load();

        Assert.Equal(2, results.Rows.Count);
        Assert.Equal([4, 5, 6, 7, 9], results.Warnings.Select(warning => int.Parse(warning[(file.Length + 1)..].Split(':')[0])));
        Assert.StartsWith(file + ":4: The line is damaged and was passed over", results.Warnings[0]);
        Assert.Contains("not a JSON object", results.Warnings[1]);
        Assert.Contains("The last line is torn", results.Warnings[^1]);
    }

    [Fact]
    public void A_file_of_rubbish_does_not_flood_the_warnings()
    {
        _results.Write("E", [.. Enumerable.Repeat("rubbish", 1000)]);

        var warnings = _results.Load().Warnings;

        Assert.Equal(21, warnings.Count);
        Assert.EndsWith("980 more damaged lines were passed over.", warnings[^1]);
    }

    [Fact]
    public void An_empty_file_has_no_rows_and_nothing_to_warn_of()
    {
        _results.WriteText("E", "");

        var results = _results.Load();

        Assert.Empty(results.Rows);
        Assert.Empty(results.Warnings);
        Assert.Equal("[]\n", _results.Render(new() { Format = ReportFormat.Json }));
        Assert.Equal("", _results.Render(new() { Format = ReportFormat.Csv }));
        Assert.Equal("", _results.Render(new()));
    }

    [Fact]
    public void Files_experiment_folders_and_folders_of_those_are_found_once()
    {
        var file = _results.Write("deep/down/E", Line(0, "\"K\":1"));
        _results.Write("F", """{"experiment":"F","experiment_id":0}""");
        _results.Write("F/0", "inside a trial's folder");

        var results = Report.Load(_results.Path, file, Path.GetDirectoryName(file)!);

        Assert.Equal(["F", "E"], results.Rows.Select(row => row.Experiment));
        Assert.Empty(results.Warnings);
        Assert.Equal(file, Assert.Single(Report.Load(file).Rows).File);
    }

    [Fact]
    public void A_link_that_leads_back_is_not_followed()
    {
        _results.Write("E", Line(0, "\"K\":1"));
        Directory.CreateSymbolicLink(Path.Combine(_results.Path, "back"), _results.Path);

        Assert.Single(_results.Load().Rows);
    }

    [Fact]
    public void All_paths_without_results_are_named_at_once()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_results.Path, "empty")).FullName;

        var fault = Assert.Throws<ReportException>(() => Report.Load("no/such/place", empty));

        Assert.Contains("There is no file or folder 'no/such/place'", fault.Message);
        Assert.Contains($"There is no results.jsonl in or under '{empty}'", fault.Message);
    }

    [Fact]
    public void Missing_members_have_defaults()
    {
        _results.Write("E", """{"K":1}""", """{"error":"broken"}""", """{"scores":7,"run_id":3,"status":5}""");

        var rows = _results.Load().Rows;

        Assert.Equal(["completed", "failed", "completed"], rows.Select(row => row.Status));
        Assert.All(rows, row => Assert.Equal("E", row.Experiment));
        Assert.All(rows, row => Assert.Empty(row.Scores));
    }

    [Fact]
    public void Scores_are_lists_and_what_the_file_computed_from_them_is_left_out()
    {
        _results.Write("E", Line(0, """ "scores":{"a":[1,"NaN"],"mean_a":5,"std_a":5,"mean_b":3,"deep":{"x":[2],"mean_x":9},"single":4} """));

        var row = Assert.Single(_results.Load().Rows);

        Assert.Equal(["a", "mean_b", "deep.x", "deep.mean_x", "single"], row.Scores.Keys);
        Assert.True(double.IsNaN(row.Scores["a"][1].AsDouble()));
        Assert.Equal([Value.Of(4L)], row.Scores["single"]);
        Assert.Equal(2, row.Repetitions);
    }
}
