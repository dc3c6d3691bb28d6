using ExpRunner.TestKit;

namespace ExpRunner.Reporting.Tests.Comparing;

/// <summary>The verbs as a person or a script meets them: a process with two streams and an exit code.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public CompareCommandTests()
    {
        _results.Write("a/Knn", [.. CompareResults.Before, "{\"torn"]);
        _results.Write("b/Knn", CompareResults.After);
    }

    public void Dispose() => _results.Dispose();

    [Fact]
    public void A_regression_ends_with_exit_code_1_and_is_named_on_standard_error()
    {
        var (code, output, errors) = _results.RunTool("compare", "a", "b", "--pair", "run_id", "--score", "Accuracy:max", "--fail-on-regression", "Accuracy:max:1%", "-f", "csv");

        Assert.Equal(1, code);
        Golden.Matches("compare.csv", output);
        Assert.Contains("regression: Knn with K=1, Metric=Cosine: Accuracy went from 0.90925 to 0.84925 (-6.60%).", errors);
        Assert.Contains(":6: The last line is torn", errors);
    }

    [Fact]
    public void What_the_limits_let_pass_ends_with_exit_code_0()
    {
        Assert.Equal(0, _results.RunTool("compare", "a", "b").Code);
        Assert.Equal(0, _results.RunTool("compare", "a", "b", "--where", "Metric == 'Euclidean'", "--fail-on-regression", "Accuracy:max:0").Code);
    }

    [Fact]
    public void Numbers_have_a_point_under_every_culture()
    {
        Assert.Contains("different up to 0.01;", _results.RunTool("compare", "a", "b", "--significance", "0.01", "--power", "0.9").Output);
        Assert.Contains("'0,01' is no number such as 0.05.", _results.RunTool("compare", "a", "b", "--significance", "0,01").Errors);
    }

    [Fact]
    public void Values_and_importance_are_data_for_programs_too()
    {
        Assert.StartsWith("experiment,score,between,a,b,by,verdict", _results.RunTool("compare", "b", "--between", "K", "--by", "run_id", "-f", "csv").Output);
        Assert.Contains("\"term\":\"K\"", _results.RunTool("importance", "b", "--where", "Metric == 'Euclidean'", "--score", "Accuracy", "-f", "json").Output);
    }

    [Theory]
    [InlineData("compare takes two results, A (before) and B (after), not 1", "compare", "a")]
    [InlineData("compare takes two results, A (before) and B (after), not 0", "compare")]
    [InlineData("There is no file or folder 'nowhere'", "compare", "a", "nowhere")]
    [InlineData("error: --where: A single = compares nothing", "compare", "a", "b", "--where", "K = 3")]
    [InlineData("Did you mean 'Accuracy'?", "compare", "a", "b", "--score", "Acuracy")]
    [InlineData("Did you mean 'Accuracy'?", "compare", "a", "b", "--fail-on-regression", "Acuracy:max:1%")]
    [InlineData("does not say which way is better", "compare", "a", "b", "--fail-on-regression", "Accuracy:1%")]
    [InlineData("'much' is neither a share", "compare", "a", "b", "--margin", "much")]
    [InlineData("shares between 0 and 1", "compare", "a", "b", "--power", "1")]
    [InlineData("Accuracy: it cannot be both max and min", "compare", "a", "b", "--score", "Accuracy:min", "--fail-on-regression", "Accuracy:max:1%")]
    [InlineData("it goes with --between", "compare", "a", "b", "--by", "K")]
    [InlineData("Did you mean 'Metric'?", "compare", "a", "--between", "Metrik")]
    [InlineData("by: no block of Metric has a number of Accuracy for every value of K", "compare", "b", "--between", "K", "--by", "Metric")]
    [InlineData("it goes with two results", "compare", "a", "--between", "K", "--fail-on-regression", "Accuracy:max:1%")]
    [InlineData("Must be one of", "compare", "a", "b", "--pair", "maybe")]
    [InlineData("There is no option '--wher'", "compare", "a", "b", "--wher", "x")]
    [InlineData("'note' is text", "importance", "a", "--score", "note")]
    [InlineData("where: no trial matches", "importance", "a", "--where", "K > 100")]
    [InlineData("where: no trial matches", "compare", "a", "--between", "K", "--where", "K > 100")]
    [InlineData("no config is in both results", "compare", "a", "b", "--where", "K > 100")]
    [InlineData("no trial has ended yet", "compare", "a", "empty")]
    [InlineData("No trial has ended yet", "importance", "empty")]
    public void Bad_usage_is_one_message_and_exit_code_2(string message, params string[] arguments)
    {
        _results.Write("empty");

        var (code, output, errors) = _results.RunTool(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(message, errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public void Hostile_names_stay_in_their_cells()
    {
        _results.Write("x/E", SampleResults.Hostile);

        var (code, output, _) = _results.RunTool("compare", "x", "x", "--score", "ok", "-f", "markdown");

        Assert.Equal(0, code);
        Assert.DoesNotContain("\u001b", output, StringComparison.Ordinal);
        Assert.DoesNotContain("<br> #1", output);
        Assert.Contains("a\\|b", output);
        Assert.DoesNotContain("\u001b", _results.RunTool("compare", "x", "--between", "text", "--score", "ok").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Mixed_experiments_with_scores_in_half_of_the_rows_are_compared_each_by_itself()
    {
        _results.Write("mixed", [.. SampleResults.Knn, .. SampleResults.Other]);

        var (code, output, errors) = _results.RunTool("compare", "mixed", "mixed", "--score", "Accuracy,loss");

        Assert.Equal(0, code);
        Assert.Contains("Knn: Accuracy", output);
        Assert.Contains("Other: loss", output);
        Assert.Contains("not comparable: 1 of 2 not finite in A", output);
        Assert.Equal("", errors);
    }
}
