using System.Diagnostics;
using ExpRunner.Reporting.Tests;

namespace ExpRunner.Querying.Tests;

/// <summary>The command as a person or a script meets it: a process with streams and an exit code.</summary>
public sealed class QueryCommandTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public QueryCommandTests() => _results.Write("results/Knn", [.. SampleResults.Knn, "{\"torn"]);

    public void Dispose() => _results.Dispose();

    private (int Code, string Output, string Errors) Run(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "dotnet-exprun.dll"), "query", .. arguments])
        {
            WorkingDirectory = _results.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8" },
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    [Fact]
    public void Data_goes_to_standard_output_and_warnings_to_standard_error()
    {
        var (code, output, errors) = Run("", "select K, \"Opt.lr\", mean_Accuracy from Knn where mean_Accuracy > 0.8");

        Assert.Equal((0, "K  Opt.lr  mean_Accuracy\n-  ------  -------------\n1    1e-5         0.9800\n\n1 row.\n"), (code, output));
        Assert.StartsWith($"warning: {Path.Combine("results", "Knn", "results.jsonl")}:6: The last line is torn", errors);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Every_format_and_standard_input_work()
    {
        Assert.Equal("K\n1\n3\n", Run("select K from Knn where experiment_id < 2", "-", "results/Knn", "-f", "csv").Output);
        Assert.Equal("[\n  {\"K\":1}\n]\n", Run("", "select K from Knn limit 1", "-f", "json").Output);
        Assert.Equal("[]\n", Run("", "select K from Knn where 0", "-f", "json").Output);
        Assert.Contains("\\begin{tabular}{r}", Run("", "select K from Knn", "-f", "latex").Output);
        Assert.Equal("|   K |\n| --: |\n|   1 |\n", Run("", "select K from Knn limit 1", "-f", "markdown").Output);
        Assert.Equal("a\n-\n1\n\nb\n-\n2\n", Run("", "select 1 as a; select 2 as b", "-q").Output);
        Assert.Contains("Knn,\"\"\"Opt.lr\"\"\",real,5,5\n", Run("", "--schema", "results", "-f", "csv").Output);
    }

    [Theory]
    [InlineData("There is no statement", "")]
    [InlineData("There is no statement", " -- nothing\n")]
    [InlineData("no such table: Kn. Did you mean 'Knn'?", "select * from Kn")]
    [InlineData("There is no file or folder 'nowhere'", "select 1", "nowhere")]
    [InlineData("There is no option '--wat'", "select 1", "--wat")]
    [InlineData("Must be one of", "select 1", "--format", "xml")]
    [InlineData("holds one answer", "select 1; select 2", "--format", "csv")]
    [InlineData("Results are read only, and this statement drops 'Knn'", "drop table Knn")]
    public void What_cannot_be_answered_is_said_in_one_message(string message, params string[] arguments)
    {
        var (code, _, errors) = Run("", arguments);

        Assert.Equal(2, code);
        Assert.Contains(message, errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public void Without_a_statement_the_way_out_is_named() => Assert.Contains("exprun query --schema", Run("").Errors);
}
