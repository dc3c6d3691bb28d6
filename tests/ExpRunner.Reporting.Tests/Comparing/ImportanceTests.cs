using ExpRunner.TestKit;

namespace ExpRunner.Reporting.Tests.Comparing;

public sealed class ImportanceTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public void Dispose() => _results.Dispose();

    private static readonly string[] Grid =
    [
        .. from k in Enumerable.Range(0, 4)
           from metric in new[] { "Cosine", "Euclidean" }
           let mean = 0.5 + (0.1 * k) + (metric == "Cosine" ? 0.05 : 0) + (k == 3 && metric == "Cosine" ? 0.04 : 0)
           select CompareResults.Line((k * 2) + (metric == "Cosine" ? 0 : 1), $"\"K\":{k},\"Metric\":\"{metric}\",\"Data\":\"d\"", [Math.Round(mean, 3), Math.Round(mean + 0.01, 3), Math.Round(mean - 0.012, 3)]),
    ];

    private IReadOnlyList<FieldImportance> Of(string[] lines, string score = "Accuracy", Pairing pairing = Pairing.Auto)
        => FieldImportance.Of(Report.Load(_results.Write("results", lines)), new() { Scores = [new(score, null)], Pairing = pairing }, []);

    [Theory]
    [InlineData(ReportFormat.Text, "txt")]
    [InlineData(ReportFormat.Csv, "csv")]
    public void A_grid_is_analysed(ReportFormat format, string extension)
    {
        using var writer = new StringWriter();

        ImportanceWriter.Write(writer, Of(Grid), format);

        Golden.Matches("importance." + extension, writer.ToString());
    }

    [Fact]
    public void A_full_balanced_grid_has_an_analysis_of_variance_over_the_fields_that_vary()
    {
        var importance = Assert.Single(Of(Grid));

        Assert.Equal(["K", "Metric"], importance.Fields);
        Assert.Equal(["K", "Metric", "K × Metric"], importance.Anova!.Terms.Select(term => term.Name));
        Assert.True(importance.Anova.Terms[0].Share > 0.8);
        Assert.Null(importance.Permutation);
    }

    [Fact]
    public void Repetitions_that_are_pairs_make_run_id_a_block_in_whatever_order_they_stand()
    {
        string[] lines = [.. Grid.Skip(1), """{"experiment":"Knn","experiment_id":0,"K":0,"Metric":"Cosine","Data":"d","run_ids":[2,0,1],"scores":{"Accuracy":[0.538,0.55,0.56]}}"""];

        var importance = Assert.Single(Of(lines, pairing: Pairing.RunId));

        Assert.Equal(("run_id", 2, 14), (importance.Anova!.Blocks!.Name, importance.Anova.Blocks.DegreesOfFreedom, importance.Anova.Error.DegreesOfFreedom));
        Assert.True(importance.Anova.Error.SumOfSquares < 1e-6);
        Assert.Contains(importance.Notes, note => note.StartsWith("run_id is a block"));
        Assert.Null(Assert.Single(Of(lines)).Anova!.Blocks);
    }

    [Fact]
    public void Repetitions_that_differ_in_their_run_ids_make_no_blocks()
        => Assert.Null(Assert.Single(Of([.. Grid.Take(7), Grid[7].Replace("\"scores\"", "\"run_ids\":[0,1,3],\"scores\"", StringComparison.Ordinal)], pairing: Pairing.RunId)).Anova!.Blocks);

    [Fact]
    public void Elsewhere_a_forest_says_which_field_matters_and_why_there_is_no_analysis()
    {
        string[] lines = [.. Enumerable.Range(0, 60).Select(i => CompareResults.Line(i, $"\"Rate\":0.{i * 37 % 61 + 10},\"Kind\":\"k{i % 3}\"", [i * 37 % 61 / 61.0]))];

        var importance = Assert.Single(Of(lines));

        Assert.StartsWith("the configs are no full grid", importance.Reason);
        Assert.True(importance.Permutation!.Importances[0] > 1);
        Assert.InRange(importance.Permutation.Importances[1], -0.2, 0.2);
        Assert.True(importance.Permutation.Explained > 0.8);
    }

    [Fact]
    public void Fields_that_follow_from_others_are_no_factors_and_are_named()
    {
        var importance = Assert.Single(Of([.. Grid.Select((line, i) => line.Replace("\"Data\"", $"\"Twice\":{i / 2 * 2},\"Data\"", StringComparison.Ordinal))]));

        Assert.Equal(["K", "Metric"], importance.Fields);
        Assert.Contains("Left out, because the other fields say as much: Twice.", importance.Notes);
    }

    [Fact]
    public void A_failed_trial_makes_the_grid_uneven()
    {
        var importance = Assert.Single(Of([.. Grid[..7], CompareResults.Line(7, "\"K\":3,\"Metric\":\"Euclidean\",\"Data\":\"d\"", [], "failed")]));

        Assert.Equal("1 of 8 trials have no number", importance.Reason);
        Assert.Null(importance.Permutation);
    }

    [Fact]
    public void One_trial_and_constant_scores_are_no_stack_trace()
    {
        Assert.Contains("no config field varies", Assert.Throws<ReportException>(() => Of(Grid[..1])).Message);
        var constant = Assert.Single(Of([.. Enumerable.Range(0, 3).Select(k => CompareResults.Line(k, $"\"K\":{k}", [1, 1]))]));
        Assert.Equal(double.NaN, constant.Anova!.Terms[0].F);
    }
}
