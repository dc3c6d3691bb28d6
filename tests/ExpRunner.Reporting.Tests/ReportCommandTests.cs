using ExpRunner.TestKit;

namespace ExpRunner.Reporting.Tests;

/// <summary>The command as a person or a script meets it: a process with two streams and an exit code.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public ReportCommandTests() => _results.Write("results/Knn", [.. SampleResults.Knn, "{\"torn"]);

    public void Dispose() => _results.Dispose();

    private (int Code, string Output, string Errors) Run(params string[] arguments) => _results.RunTool(arguments);

    [Fact]
    public void Data_goes_to_standard_output_and_warnings_to_standard_error()
    {
        var (code, output, errors) = Run("report", "--format", "csv", "-q");

        Assert.Equal(0, code);
        Golden.Matches("knn.csv", output);
        Assert.Equal($"warning: {Path.Combine("results", "Knn", "results.jsonl")}:6: The last line is torn or damaged and was passed over (Expected end of string, but instead reached end of data).", errors.TrimEnd());
    }

    [Fact]
    public void Every_option_reaches_the_report()
    {
        var (code, output, errors) = Run(
            "report", "results/Knn", "--where", "status == 'completed'", "--sort", "-Opt.lr,K", "--select", "K,Opt.lr=rate,Accuracy", "--round", "1", "--format", "tsv");

        Assert.Equal((0, "K\trate\tAccuracy\n3\t0.1\t0.8\n3\t0.01\tNaN\n1\t1e-5\t1\n"), (code, output));
        Assert.StartsWith("warning:", errors);
        Assert.Equal("Metric\tK\nEuclidean\t1\nCosine\t9\n", Run("report", "--best", "-fit_time", "--by", "Metric", "--where", "n != 2", "--select", "Metric,K", "-f", "tsv").Output);
        Assert.Equal("9 5 3 3 1", Column("K", "--sort", "-round(K / 2, 0), Opt.lr"));
        Assert.Equal("9 5 1 3 3", Column("K", "--sort", "K in [1, 3] ? K : -K"));
        Assert.Equal("Euclidean Euclidean Euclidean Cosine Cosine", Column("Metric", "--sort", "-lower(Metric)"));
        Assert.Equal("Euclidean Cosine", Column("Metric", "--group-by", "Metric", "--sort", "-(trials + max(0, 1))"));
        Assert.Equal("Metric,trials\nEuclidean,3\nCosine,2\n", Run("report", "--group-by", "Metric", "--select", "Metric", "--select", "trials", "-f", "csv").Output);
        Assert.Contains("digits.csv", Run("report", "--all").Output);
    }

    private string Column(string name, params string[] arguments)
        => string.Join(' ', Run(["report", "--select", name, "-f", "tsv", .. arguments]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));

    [Theory]
    [InlineData("error: sort: Unknown name 'Kk'.", "report", "--sort", "Kk + 1")]
    [InlineData("error: sort: A value was expected, not the end.", "report", "--sort", "K +")]
    [InlineData("error: sort: '*' needs two numbers, not the text 'Euclidean' and the number 2.", "report", "--sort", "Metric * 2")]
    [InlineData("There is no file or folder 'nowhere'", "report", "nowhere")]
    [InlineData("error: --where: A single = compares nothing", "report", "--where", "K = 3")]
    [InlineData("Did you mean 'Accuracy'?", "report", "--sort", "Acuracy")]
    [InlineData("Must be one of", "report", "--format", "xml")]
    [InlineData("error: round: '2.5' is neither decimals from 0 to 15 nor error", "report", "--round", "2.5")]
    [InlineData("round: '16' is neither", "report", "--round", "16")]
    [InlineData("There is no option '--wher'", "report", "--wher", "x")]
    [InlineData("Required argument missing for option: '--best'", "report", "--best")]
    [InlineData("reprot", "reprot")]
    public void Bad_usage_is_one_message_and_exit_code_2(string message, params string[] arguments)
    {
        var (code, output, errors) = Run(arguments);

        Assert.Equal(2, code);
        Assert.Contains(message, errors);
        Assert.DoesNotContain("Usage:", output);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public void Results_without_a_trial_are_named_with_exit_code_2()
    {
        _results.Write("empty");

        var (code, output, errors) = Run("report", "empty");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("there is nothing to report", errors);
    }

    [Fact]
    public void The_version_is_plain() => Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", Run("--version").Output);

    [Fact]
    public void Help_tells_every_option_with_exit_code_0()
    {
        var (code, output, _) = Run("report", "--help");

        Assert.Equal(0, code);
        Assert.All(["--format", "--all", "--where", "--sort", "--select", "--group-by", "--best", "--by", "--round", "--quiet"], option => Assert.Contains(option, output));
    }
}
