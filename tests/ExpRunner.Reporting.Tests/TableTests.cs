using ExpRunner.Expressions;
using ExpRunner.Statistics;

namespace ExpRunner.Reporting.Tests;

public sealed class TableTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public TableTests() => _results.Write("Knn", SampleResults.Knn);

    public void Dispose() => _results.Dispose();

    /// <summary>The rows as texts, cells joined with a space.</summary>
    private string[] Rows(ReportOptions options)
        => [.. _results.Load().Tables(options)[0].Rows.Select(row => string.Join(' ', row.Select(cell => cell.ToString())))];

    private static readonly string[] Id = ["experiment_id"];

    [Fact]
    public void Both_ends_of_intervals_are_columns()
    {
        string[] ends = ["ci95_low_fit_time", "ci95_high_fit_time", "bci95_low_fit_time", "bci95_high_fit_time"];
        var options = new ReportOptions { Select = [.. Id, .. ends], Where = "experiment_id == 0" };
        var (student, bootstrap) = (Summary.Of([0.11, 0.12, 0.15]), Bootstrap.Bca([0.11, 0.12, 0.15]));

        var row = Assert.Single(_results.Load().Tables(options)[0].Rows);
        Assert.Equal(
            [student.Mean - student.ConfidenceHalfWidth, student.Mean + student.ConfidenceHalfWidth, bootstrap.Low, bootstrap.High],
            row.Skip(1).Select(cell => cell.AsDouble()));
        Assert.Contains("bci95_low, bci95_high: 95% bootstrap interval of the mean (BCa)", _results.Render(options));
        Assert.Equal(bootstrap.Low, Assert.Single(_results.Load().Tables(options with { GroupBy = ["K", "Metric", "Opt.lr"], Select = ends[2..] })[0].Rows)[0].AsDouble());
    }

    [Fact]
    public void One_number_and_none_have_no_interval_and_NaN_has_NaN()
        => Assert.Equal(["1 NaN", "2 null", "3 null"], Rows(new() { Select = [.. Id, "bci95_low_Accuracy"], Where = "experiment_id in [1, 2, 3]" }));

    [Theory]
    [InlineData("K > 1 && Metric == 'Euclidean'", "2 4")]
    [InlineData("Opt.beta > 0.9", "3")]
    [InlineData("Opt.beta == null", "0 2 4")]
    [InlineData("scores.mean_Accuracy > 0.7", "0 3 4")]
    [InlineData("Accuracy > 0.7", "0 3 4")]
    [InlineData("max(scores.Accuracy) >= 0.875", "0 4")]
    [InlineData("scores.Accuracy[0] == 0.5", "1")]
    [InlineData("sd_Accuracy < 0.1", "0")]
    [InlineData("scores.ci95_Accuracy < 0.1", "0")]
    [InlineData("status != 'completed'", "2 3")]
    [InlineData("contains(error, 'boom')", "2")]
    [InlineData("n < repetitions", "2 3")]
    [InlineData("experiment_id in [1, 4]", "1 4")]
    [InlineData("isnan(Accuracy)", "1")]
    public void Where_keeps_trials_by_config_scores_and_status(string where, string ids)
        => Assert.Equal(ids, string.Join(' ', Rows(new() { Where = where, Select = Id })));

    [Fact]
    public void An_unknown_name_in_where_is_refused_with_the_nearest_one()
    {
        var fault = Assert.Throws<ExpressionException>(() => Rows(new() { Where = "Metrc == 'Cosine'" }));

        Assert.Contains("Did you mean 'Metric'?", fault.Message);
    }

    [Theory]
    [InlineData("K,-experiment_id", "0 4 1 2 3")]
    [InlineData("K", "0 1 4 2 3")]
    [InlineData("-K", "3 2 1 4 0")]
    [InlineData("Accuracy", "3 4 0 1 2")]
    [InlineData("-Accuracy", "0 3 4 1 2")]
    [InlineData("Metric,Opt.lr", "3 1 0 2 4")]
    [InlineData("Opt.beta", "1 3 0 2 4")]
    [InlineData("-Opt.beta", "3 1 0 2 4")]
    public void Sort_is_stable_and_leaves_NaN_and_missing_last(string sort, string ids)
        => Assert.Equal(ids, string.Join(' ', Rows(new() { Sort = sort.Split(','), Select = Id })));

    [Theory]
    [InlineData("Accuracy", "", "0")]
    [InlineData("-Accuracy", "", "3")]
    [InlineData("Accuracy:min", "", "3")]
    [InlineData("Accuracy:max", "Metric", "0 3")]
    [InlineData("fit_time:min", "Metric", "0 1")]
    [InlineData("scores.mean_fit_time", "Metric,Opt.kind", "4 3")]
    [InlineData("K", "status", "3 2 1")]
    [InlineData("Accuracy", "experiment_id", "0 3 4")]
    public void Best_keeps_one_row_for_each_combination(string best, string by, string ids)
        => Assert.Equal(
            ids.Split(' ').Order(),
            Rows(new() { Best = best, By = by.Split(',', StringSplitOptions.RemoveEmptyEntries), Select = Id }).Order());

    [Fact]
    public void Best_by_a_text_is_refused()
        => Assert.Contains("a number in no row", Assert.Throws<ReportException>(() => Rows(new() { Best = "Metric" })).Message);

    [Fact]
    public void By_goes_with_best_only()
        => Assert.Contains("goes with best", Assert.Throws<ReportException>(() => Rows(new() { By = ["K"] })).Message);

    [Fact]
    public void Grouped_trials_pool_their_repetitions()
    {
        var rows = Rows(new() { GroupBy = ["Opt.kind"], Select = ["Opt.kind", "trials", "failed", "n", "Accuracy", "median_Accuracy", "Metric", "K"] });

        Assert.Equal(["Sgd 3 1 5 0.888 0.97 Euclidean null", "Adam 2 1 3 NaN NaN Cosine null"], rows);
    }

    [Fact]
    public void Every_statistic_can_be_selected_and_headed()
    {
        var table = _results.Load().Tables(new()
        {
            Where = "experiment_id == 0",
            Select = ["experiment", "K=Neighbours", "n_Accuracy", "sd_Accuracy", "std_Accuracy", "se_Accuracy", "min_Accuracy", "max_Accuracy", "scores.mean_Accuracy"],
            Round = 5,
        })[0];

        Assert.Equal(["experiment", "Neighbours", "n_Accuracy", "sd_Accuracy"], table.Columns.Take(4).Select(column => column.Header));
        Assert.Equal("Knn 1 3 0.01 0.00816 0.00577 0.97 0.99 0.98", string.Join(' ', table.Rows[0].Select(cell => cell.ToString())));
    }

    [Theory]
    [InlineData("select")]
    [InlineData("sort")]
    [InlineData("group-by")]
    [InlineData("best")]
    [InlineData("by")]
    public void An_unknown_column_is_refused_with_the_nearest_one(string option)
    {
        var options = option switch
        {
            "select" => new ReportOptions { Select = ["Acuracy"] },
            "sort" => new() { Sort = ["-Acuracy"] },
            "group-by" => new() { GroupBy = ["Acuracy"] },
            "best" => new() { Best = "Acuracy:min" },
            _ => new() { Best = "Accuracy", By = ["Acuracy"] },
        };

        Assert.Equal($"{option}: there is no column 'Acuracy'. Did you mean 'Accuracy'?", Assert.Throws<ReportException>(() => Rows(options)).Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(16)]
    public void Decimals_are_from_0_to_15(int decimals) => Assert.Throws<ReportException>(() => Rows(new() { Round = decimals }));

    [Fact]
    public void A_config_field_keeps_its_name_beside_columns_of_the_report()
    {
        using var results = new ResultsFolder();
        results.Write("E",
            """{"experiment_id":0,"n":7,"loss":"L1","status":"completed","scores":{"loss":[0.5,0.25]}}""",
            """{"experiment_id":1,"n":8,"loss":"L2","status":"completed","scores":{"loss":[0.125]}}""");

        var csv = results.Render(new() { Format = ReportFormat.Csv, Select = ["n", "trial.n", "loss", "scores.loss"], Where = "n > 7 || loss == 'L1'" });
        var text = results.Render(new() { Quiet = true });

        Assert.Equal("n,trial.n,loss,scores.loss\n7,2,L1,0.375\n8,1,L2,0.125\n", csv);
        Assert.StartsWith("experiment_id  n  loss  trial.n  scores.loss      sd   ci95\n", text);
    }

    [Theory]
    [InlineData(ReportFormat.Text, "experiment_id n scores.n sd_n ci95_n sd sd_sd ci95_sd ci95 sd_ci95 ci95_ci95 scores.status")]
    [InlineData(ReportFormat.Csv, "experiment_id,n,mean_n,sd_n,std_n,ci95_n,mean_sd,sd_sd,std_sd,ci95_sd,mean_ci95,sd_ci95,std_ci95,ci95_ci95,scores.status")]
    public void No_two_headings_are_the_same_whatever_scores_are_called(ReportFormat format, string headings)
    {
        using var results = new ResultsFolder();
        results.Write("E", """{"experiment_id":0,"status":"completed","scores":{"n":[1,2],"sd":[3,5],"ci95":[1,2],"status":["good","bad"]}}""");

        var shown = results.Render(new() { Format = format, Quiet = true }).Split('\n')[0];

        Assert.Equal(headings, string.Join(format == ReportFormat.Csv ? ',' : ' ', shown.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)));
        Assert.Distinct(headings.Split(' ', ','));
    }

    [Fact]
    public void A_score_that_is_called_like_a_statistic_of_another_is_shown_itself()
    {
        using var results = new ResultsFolder();
        results.Write("E", """{"experiment_id":0,"status":"completed","scores":{"loss":[1,3],"min_loss":[7,7],"sd_loss":[5,5]}}""");

        var csv = results.Render(new() { Format = ReportFormat.Csv, Select = ["loss", "min_loss", "sd_loss", "scores.min_loss", "max_loss"] });

        Assert.Equal("loss,min_loss,sd_loss,scores.min_loss,max_loss\n2,7,5,7,3\n", csv);
        Assert.StartsWith("experiment_id  n  loss  sd_loss ", results.Render(new()));
    }

    [Fact]
    public void Two_folders_of_one_experiment_are_told_apart()
    {
        _results.Write("again/Knn", SampleResults.Knn[^1]);

        var table = Assert.Single(_results.Load().Tables(new()));

        Assert.Equal(6, table.Rows.Count);
        Assert.Contains(table.Columns, column => column.Name == "folder");
    }

    [Fact]
    public void A_score_some_repetitions_lack_has_its_own_count_for_programs()
    {
        using var results = new ResultsFolder();
        results.Write("E", """{"experiment_id":0,"scores":{"a":[1,null,3],"b":[1,2,3]}}""");

        Assert.Equal(
            "experiment_id,n,n_a,mean_a,sd_a,std_a,ci95_a,mean_b,sd_b,std_b,ci95_b",
            results.Render(new() { Format = ReportFormat.Csv }).Split('\n')[0]);
    }
}
