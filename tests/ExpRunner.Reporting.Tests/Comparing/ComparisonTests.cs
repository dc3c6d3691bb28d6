using ExpRunner.Statistics;
using ExpRunner.TestKit;

namespace ExpRunner.Reporting.Tests.Comparing;

public sealed class ComparisonTests : IDisposable
{
    private static readonly CompareOptions Paired = new() { Pairing = Pairing.RunId, Scores = [new("Accuracy", true)] };
    private readonly ResultsFolder _results = new();

    public void Dispose() => _results.Dispose();

    private Comparison Compare(string[] before, string[] after, CompareOptions? options = null)
        => Comparison.Of(Report.Load(_results.Write("before/Knn", before)), Report.Load(_results.Write("after/Knn", after)), options ?? Paired);

    private ComparedRow One(double[] before, double[] after, CompareOptions? options = null)
        => Assert.Single(Compare([CompareResults.Line(0, "\"K\":1", before)], [CompareResults.Line(0, "\"K\":1", after)], options).Rows, row => row.Score == "Accuracy");

    [Theory]
    [InlineData(ReportFormat.Text, "txt")]
    [InlineData(ReportFormat.Markdown, "md")]
    [InlineData(ReportFormat.Csv, "csv")]
    [InlineData(ReportFormat.Latex, "tex")]
    public void Two_results_in_every_form(ReportFormat format, string extension)
    {
        using var writer = new StringWriter();

        ComparisonWriter.Write(writer, Compare(CompareResults.Before, CompareResults.After, Paired with { Regressions = [RegressionLimit.Parse("Accuracy:max:1%")] }), format);

        Golden.Matches("compare." + extension, writer.ToString());
    }

    [Fact]
    public void Configs_are_the_same_by_value_and_what_only_one_has_is_named()
    {
        var comparison = Compare(CompareResults.Before, CompareResults.After);

        Assert.Equal([Verdict.Equal, Verdict.Better, Verdict.Worse, Verdict.Undefined], comparison.Rows.Select(row => row.Verdict));
        Assert.Equal("no number in B (failed)", comparison.Rows[3].Reason);
        Assert.Contains("Knn: only B has the field Fast (true); it was left out of the configs.", comparison.Notes);
        Assert.Contains("Knn: 1 config is only in A: K=9, Metric=Cosine.", comparison.Notes);
        Assert.Contains("Knn: 1 config is only in B: K=5, Metric=Cosine.", comparison.Notes);
    }

    [Fact]
    public void P_values_are_those_of_the_tests_corrected_by_Holm()
    {
        var rows = Compare(CompareResults.Before, CompareResults.After).Rows;
        double[] worse = [0.851, 0.846, 0.858, 0.839, 0.852, 0.850, 0.857, 0.841], before = [0.911, 0.904, 0.920, 0.898, 0.913, 0.909, 0.916, 0.903];

        var test = PairedT.Of(worse, before).Test();
        Assert.Equal(test.PValue, rows[2].Samples.Test.PValue);
        Assert.Equal(Holm.Adjust([1, rows[1].Samples.Test.PValue, test.PValue, double.NaN]), rows.Select(row => row.AdjustedP));
    }

    [Fact]
    public void Repetitions_are_paired_by_run_id_not_by_place()
    {
        string[] before = [CompareResults.Line(0, "\"K\":1", [1, 2, 3, 4])];
        string[] after = ["""{"experiment":"Knn","experiment_id":0,"K":1,"status":"failed","run_ids":[0,2,3],"scores":{"Accuracy":[1.5,3.5,4.5]}}"""];

        var row = Assert.Single(Compare(before, after).Rows);

        Assert.Equal((true, 3, 0.5), (row.Samples.IsPaired, row.Samples.Difference.Count, row.Samples.Difference.Difference));
        Assert.Equal(Verdict.Better, row.Verdict);
    }

    [Fact]
    public void Where_half_or_fewer_have_a_partner_there_are_no_pairs()
    {
        string[] after = ["""{"experiment":"Knn","experiment_id":0,"K":1,"run_ids":[2,3,4,5],"scores":{"Accuracy":[3,4,5,6]}}"""];

        Assert.False(Assert.Single(Compare([CompareResults.Line(0, "\"K\":1", [1, 2, 3, 4])], after).Rows).Samples.IsPaired);
    }

    [Fact]
    public void Without_a_word_on_shared_randomness_nothing_is_paired_and_that_is_said()
    {
        var comparison = Compare(CompareResults.Before, CompareResults.After, new());

        Assert.All(comparison.Rows, row => Assert.False(row.Samples.IsPaired));
        Assert.Contains(comparison.Notes, note => note.Contains("the journals do not say that trial.SharedRandom was used"));
        Assert.Contains("Text is not tested: note.", comparison.Notes);
        Assert.DoesNotContain(comparison.Rows, row => row.Score == "fit_time");
        Assert.Contains(comparison.Rows, row => row.Verdict == Verdict.Lower);
    }

    [Fact]
    public void Too_few_repetitions_are_counted_by_power()
    {
        var row = One([0.90, 0.95, 0.91, 0.97], [0.93, 0.92, 0.95, 0.96]);

        Assert.Equal(Verdict.TooFew, row.Verdict);
        var deviation = row.Samples.Difference.StandardError * 2;
        Assert.Equal(Power.PairsFor(0.01 * 0.9325 / deviation)!.Value - 4, row.Missing);
        Assert.Equal(1, One([0.9], [0.8]).Missing);
    }

    [Fact]
    public void Missing_repetitions_are_those_that_the_corrected_decision_needs()
    {
        double[] unclear = [0.90, 0.95, 0.91, 0.97], other = [0.93, 0.92, 0.95, 0.96];
        string[] before = [.. Enumerable.Range(0, 3).Select(k => CompareResults.Line(k, $"\"K\":{k}", unclear)), CompareResults.Line(3, "\"K\":3", [0.90, 0.95, 0.91, 0.97])];
        string[] after = [.. Enumerable.Range(0, 3).Select(k => CompareResults.Line(k, $"\"K\":{k}", other)), CompareResults.Line(3, "\"K\":3", [0.40, 0.451, 0.41, 0.47])];

        var rows = Compare(before, after).Rows;

        // One of four is found; of the other three each has a third of the significance left.
        Assert.Equal([Verdict.TooFew, Verdict.TooFew, Verdict.TooFew, Verdict.Worse], rows.Select(row => row.Verdict));
        var deviation = rows[0].Samples.Difference.StandardError * 2;
        Assert.Equal(Power.PairsFor(0.01 * 0.9325 / deviation, significance: 0.05 / 3)!.Value - 4, rows[0].Missing);
        Assert.True(rows[0].Missing > One(unclear, other).Missing);
    }

    [Fact]
    public void What_is_surely_within_the_margin_is_equal()
    {
        double[] before = [0.900, 0.901, 0.902, 0.903, 0.904, 0.905], after = [0.901, 0.900, 0.903, 0.902, 0.905, 0.904];

        Assert.Equal(Verdict.Equal, One(before, after).Verdict);
        Assert.Equal(Verdict.TooFew, One(before, after, Paired with { Margin = Tolerance.Parse("0.0005", "margin") }).Verdict);
    }

    [Fact]
    public void Constant_scores_differ_surely_or_not_at_all_and_rounding_is_no_difference()
    {
        Assert.Equal(Verdict.Equal, One([0.5, 0.5], [0.5, 0.5]).Verdict);
        Assert.Equal(Verdict.Worse, One([0.5, 0.5], [0.4, 0.4]).Verdict);
        Assert.Equal(Verdict.Equal, One([0.3, 0.6], [0.1 + 0.2, 0.2 + 0.4]).Verdict);
        Assert.Equal(Verdict.Equal, One([0.3], [0.1 + 0.2]).Verdict);
    }

    [Fact]
    public void NaN_is_not_comparable_and_counts_as_a_regression_where_there_were_numbers()
    {
        var limited = Paired with { Regressions = [RegressionLimit.Parse("Accuracy:max:5%")] };

        Assert.Equal((Verdict.Undefined, "1 of 2 not finite in B", true), One([0.5, 0.6], [0.5, double.NaN], limited) is var now ? (now.Verdict, now.Reason, now.IsRegression) : default);
        Assert.False(One([0.5, double.NaN], [0.5, 0.6], limited).IsRegression);
        Assert.False(One([double.NaN, double.NaN], [double.NaN, double.NaN], limited).IsRegression);
    }

    [Theory]
    [InlineData("Accuracy:max:1%", 0.5, 0.4, true)]
    [InlineData("Accuracy:max:0.2", 0.5, 0.4, false)]
    [InlineData("Accuracy:max:20%", 0.5, 0.4, false)]
    [InlineData("Accuracy:min:1%", 0.5, 0.4, false)]
    [InlineData("Accuracy:min", 0.4, 0.41, true)]
    public void One_repetition_is_held_against_the_limit_as_it_is(string limit, double before, double after, bool isRegression)
        => Assert.Equal(isRegression, One([before], [after], new() { Regressions = [RegressionLimit.Parse(limit)] }).IsRegression);

    [Fact]
    public void A_difference_that_the_test_does_not_find_is_no_regression()
        => Assert.False(One([0.9, 0.5, 0.7], [0.5, 0.9, 0.4], Paired with { Regressions = [RegressionLimit.Parse("Accuracy:max:1%")] }).IsRegression);

    [Theory]
    [InlineData("Accuracy:1%", "does not say which way is better")]
    [InlineData("Accuracy", "does not say which way is better")]
    [InlineData("Accuracy:max:much", "'much' is neither a share")]
    [InlineData("Accuracy:max:-1%", "'-1%' is neither a share")]
    public void A_limit_that_is_none_is_refused(string limit, string message)
        => Assert.Contains(message, Assert.Throws<ReportException>(() => RegressionLimit.Parse(limit)).Message);

    [Fact]
    public void Trials_that_only_a_field_of_one_side_tells_apart_are_refused_with_the_way_out()
    {
        string[] after = [CompareResults.Line(0, "\"K\":1,\"Drop\":0.5", [1, 2]), CompareResults.Line(1, "\"K\":1,\"Drop\":0.1", [1, 2])];

        var fault = Assert.Throws<ReportException>(() => Compare([CompareResults.Line(0, "\"K\":1", [1, 2])], after));

        Assert.Contains("trials 0 and 1 of B differ only in Drop", fault.Message);
        Assert.Contains("--where \"coalesce(Drop, 0.1) == 0.1\"", fault.Message);
        Assert.Single(Compare([CompareResults.Line(0, "\"K\":1", [1, 2])], after, Paired with { Where = "coalesce(Drop, 0.1) == 0.1" }).Rows);
    }

    [Fact]
    public void Fields_can_be_ignored_and_unknown_ones_are_refused()
    {
        string[] before = [CompareResults.Line(0, "\"K\":1,\"Data\":\"a.csv\"", [1, 2])], after = [CompareResults.Line(0, "\"K\":1,\"Data\":\"b.csv\"", [1, 2])];

        Assert.Contains("no config is in both results", Assert.Throws<ReportException>(() => Compare(before, after)).Message);
        Assert.Single(Compare(before, after, Paired with { Ignore = ["Data"] }).Rows);
        Assert.Contains("Did you mean 'Data'?", Assert.Throws<ReportException>(() => Compare(before, after, Paired with { Ignore = ["Date"] })).Message);
    }

    [Fact]
    public void Bad_scores_are_refused_with_the_way_out()
    {
        string[] lines = [CompareResults.Line(0, "\"K\":1", [1, 2])];

        Assert.Contains("Did you mean 'Accuracy'?", Assert.Throws<ReportException>(() => Compare(lines, lines, new() { Scores = [ScoreGoal.Parse("Acuracy:max")] })).Message);
        Assert.Contains("'note' is text", Assert.Throws<ReportException>(() => Compare(lines, lines, new() { Scores = [ScoreGoal.Parse("note")] })).Message);
        Assert.Contains("shares between 0 and 1", Assert.Throws<ReportException>(() => Compare(lines, lines, Paired with { Significance = 0 })).Message);
        Assert.Contains("no score of the configs in both results is a number", Assert.Throws<ReportException>(() => Compare([CompareResults.Line(0, "\"K\":1", [], "failed")], [CompareResults.Line(0, "\"K\":1", [], "failed")], new())).Message);
    }

    [Fact]
    public void Experiments_are_compared_each_with_its_own()
    {
        string[] both = [CompareResults.Line(0, "\"K\":1", [1, 2]), CompareResults.Line(0, "\"Rate\":1", [3, 4], experiment: "Net")];

        var comparison = Compare(both, both[..1]);

        Assert.Equal("Knn", Assert.Single(comparison.Rows).Experiment);
        Assert.Contains("Experiment Net is only in A.", comparison.Notes);
    }

    [Fact]
    public void The_rank_test_decides_where_it_is_asked_for()
    {
        double[] before = [1, 2, 3, 4, 5], after = [1.1, 2.2, 3.3, 4.4, 5.5];

        Assert.Equal(Verdict.Better, One(before, after).Verdict);
        var ranked = One(before, after, Paired with { Test = TestKind.Rank });
        Assert.Equal((Verdict.TooFew, 0.0625), (ranked.Verdict, ranked.AdjustedP));
        Assert.True(ranked.Missing >= 1);
    }
}
