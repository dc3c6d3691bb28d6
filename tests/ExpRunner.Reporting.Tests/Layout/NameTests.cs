using ExpRunner.TestKit;

namespace ExpRunner.Reporting.Tests.Layout;

/// <summary>Headings, labels, units and errors of tables with a row a trial or group.</summary>
public sealed class NameTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public NameTests() => _results.Write("Knn", GridResults.Lines);

    public void Dispose() => _results.Dispose();

    private string Head(ReportOptions options) => _results.Render(options with { Quiet = true }).Split('\n')[0];

    [Theory]
    [MemberData(nameof(FormatTests.Formats), MemberType = typeof(FormatTests))]
    public void Labels_names_units_and_errors_in_every_format(ReportFormat format, string extension)
    {
        var options = new ReportOptions
        {
            Format = format, Label = "{Metric}, K={K}", Rename = ["Metric=Distance", "Accuracy=Acc. & co"], Units = ["Accuracy=%:100", "fit_time=ms:1000"], Where = "status == 'completed'",
        };

        Golden.Matches($"names.{extension}", _results.Render(format.IsForPrograms() ? options : options with { Error = ScoreError.Ci95, Mark = [new("Accuracy", true)] }));
    }

    [Theory]
    [MemberData(nameof(FormatTests.Formats), MemberType = typeof(FormatTests))]
    public void Rows_as_columns_in_every_format(ReportFormat format, string extension)
        => Golden.Matches($"transposed.{extension}", _results.Render(new() { Format = format, Transpose = true, Round = 4, Select = ["experiment_id", "Metric", "K", "Accuracy", "sd_Accuracy"] }));

    [Fact]
    public void Statistics_follow_the_name_of_their_score()
    {
        Assert.Equal("experiment_id,K,Metric,status,n,mean_Acc,sd_Acc,std_Acc,ci95_Acc,mean_fit_time,sd_fit_time,std_fit_time,ci95_fit_time", Head(new() { Format = ReportFormat.Csv, Rename = ["Accuracy=Acc"] }));
        Assert.Equal("Acc  sd_Acc  min_fit_time", string.Join("  ", Head(new() { Select = ["Accuracy", "sd_Accuracy", "min_fit_time"], Rename = ["Accuracy=Acc"] }).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("Acc,Spread", Head(new() { Format = ReportFormat.Csv, Select = ["mean_Accuracy", "sd_Accuracy"], Rename = ["mean_Accuracy=Acc", "sd_Accuracy=Spread"] }));
        Assert.Equal("Mine,Acc", Head(new() { Format = ReportFormat.Csv, Select = ["K=Mine", "Accuracy"], Rename = ["K=Other", "Accuracy=Acc"] }));
    }

    [Fact]
    public void Units_multiply_what_is_shown_and_nothing_else()
    {
        var options = new ReportOptions { Format = ReportFormat.Csv, Units = ["Accuracy=%:100", "K=neighbours"], Select = ["K", "Accuracy", "sd_Accuracy", "n_Accuracy"], Where = "Accuracy > 0.97 && K == 1", Sort = ["Accuracy"] };

        Assert.Equal("K [neighbours],Accuracy [%],sd_Accuracy [%],n_Accuracy\n1,97.1,0.4636809247747856,5\n", _results.Render(options));
        Assert.Equal("Accuracy [%]", _results.Load().Tables(options with { Units = ["Accuracy=%:1"], Format = ReportFormat.Text })[0].Columns[1].Header);
    }

    [Fact]
    public void A_group_may_be_headed_by_its_label()
    {
        Assert.Equal(["Metric K", "trials", "n"], Head(new() { Label = "{Metric} {K}", GroupBy = ["Metric", "K"], Where = "K != 3" }).Split("  ", StringSplitOptions.RemoveEmptyEntries).Take(3).Select(text => text.Trim()));
        Assert.Equal(["Euclidean 1", "Euclidean 3"], _results.Load().Tables(new() { Label = "{Metric} {K}", GroupBy = ["label"], Where = "Metric == 'Euclidean'", Sort = ["label"] })[0].Rows.Take(2).Select(row => row[0].ToString()));
        Assert.Equal(3, _results.Load().Tables(new() { Label = "{K}", Pivot = new([], ["Metric"], ["Accuracy"]) })[0].Rows.Count);
    }

    [Fact]
    public void A_field_called_label_keeps_its_name()
    {
        _results.Write("Knn", """{"experiment_id":0,"label":"mine","K":1,"scores":{"x":[1]}}""", """{"experiment_id":1,"label":"mine","K":2,"scores":{"x":[2]}}""");

        Assert.Equal("trial.label,label\nmine-1,mine\nmine-2,mine\n", _results.Render(new() { Format = ReportFormat.Csv, Label = "{label}-{K}", Select = ["trial.label", "label"] }));
        Assert.StartsWith("label-K  n  ", _results.Render(new() { Label = "{label}-{K}" }));
    }

    [Fact]
    public void The_verb_takes_all_of_it()
    {
        var (code, output, errors) = _results.RunTool(
            "report", ".", "--label", "{Metric} {K}", "--columns", "status", "--value", "Accuracy", "--where", "K != 3", "--unit", "Accuracy=%:100", "--rename", "label=Method", "--round", "error:1",
            "--error", "se", "--mark", "Accuracy:max", "--mark-by", "column", "--significance", "0.01", "-f", "markdown");

        Assert.Equal((0, ""), (code, errors));
        Golden.Matches("verb.md", output);
        Assert.StartsWith("<table>\n<thead>\n<tr><th scope=\"col\" style=\"text-align:left\">experiment_id</th>", _results.RunTool("report", ".", "--transpose", "-f", "html").Output);
        Assert.StartsWith("error: label: there is no column 'metrik'.", _results.RunTool("report", ".", "--label", "{metrik}").Errors);
    }
}
