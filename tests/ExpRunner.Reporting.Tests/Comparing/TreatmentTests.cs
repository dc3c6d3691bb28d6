using ExpRunner.Statistics;
using ExpRunner.TestKit;

namespace ExpRunner.Reporting.Tests.Comparing;

public sealed class TreatmentTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public void Dispose() => _results.Dispose();

    /// <summary>Three models on six data sets, two repetitions each; J. Demšar's shape.</summary>
    private static readonly string[] Grid =
    [
        .. from model in new[] { "tree", "forest", "linear" }
           from data in Enumerable.Range(0, 6)
           let mean = 0.7 + (0.03 * data) + (model == "forest" ? 0.05 + (0.002 * data) : model == "tree" ? 0.01 * (data % 3) : 0.001 * data)
           select CompareResults.Line((Array.IndexOf(["tree", "forest", "linear"], model) * 6) + data, $"\"Model\":\"{model}\",\"Data\":\"d{data}\"", [Math.Round(mean, 4), Math.Round(mean + 0.002, 4)]),
    ];

    private IReadOnlyList<TreatmentComparison> Compare(string[] lines, string[] between, string[]? by = null, CompareOptions? options = null)
        => TreatmentComparison.Of(Report.Load(_results.Write("results", lines)), new(between, by ?? []), options ?? new() { Scores = [new("Accuracy", true)] }, []);

    [Theory]
    [InlineData(ReportFormat.Text, "txt")]
    [InlineData(ReportFormat.Markdown, "md")]
    [InlineData(ReportFormat.Csv, "csv")]
    public void Several_values_in_every_form(ReportFormat format, string extension)
    {
        using var writer = new StringWriter();

        ComparisonWriter.Write(writer, Compare(Grid, ["Model"]), format);

        Golden.Matches("between." + extension, writer.ToString());
    }

    [Fact]
    public void Several_values_are_ranked_over_blocks_of_the_other_fields()
    {
        var comparison = Assert.Single(Compare(Grid, ["Model"]));

        Assert.Equal(["Data"], comparison.By);
        Assert.Equal("forest", comparison.Treatments[0].Name);
        Assert.Equal((1.0, 6), (comparison.Treatments[0].AverageRank, comparison.Treatments[0].Summary.Count));
        Assert.Equal(["Friedman", "Iman-Davenport"], comparison.Tests.Select(test => test.Method));
        Assert.Equal(Nemenyi.CriticalDifference(3, 6), comparison.CriticalDifference!.Difference);
        Assert.Equal(3, comparison.Pairs.Count);
        Assert.All(comparison.Pairs, pair => Assert.True(pair.Samples.IsPaired));
    }

    [Fact]
    public void Less_is_better_where_that_is_said()
    {
        var comparison = Assert.Single(Compare(Grid, ["Model"], options: new() { Scores = [ScoreGoal.Parse("Accuracy:min")] }));

        Assert.Equal(3.0, comparison.Treatments.Single(treatment => treatment.Name == "forest").AverageRank);
        Assert.Equal("forest", comparison.Treatments[^1].Name);
    }

    [Fact]
    public void Two_values_are_compared_in_pairs_of_blocks()
    {
        var comparison = Assert.Single(Compare([.. Grid.Take(12)], ["Model"]));

        Assert.Empty(comparison.Tests);
        Assert.Null(comparison.CriticalDifference);
        Assert.Equal(Verdict.Better, Assert.Single(comparison.Pairs).Verdict);
    }

    [Fact]
    public void Without_other_fields_repetitions_are_compared_and_paired_only_where_asked_for()
    {
        string[] lines = [.. Enumerable.Range(0, 3).Select(k => CompareResults.Line(k, $"\"K\":{k}", [0.5 + (0.1 * k), 0.52 + (0.1 * k), 0.57 + (0.1 * k)]))];

        var apart = Assert.Single(Compare(lines, ["K"]));
        Assert.Equal(["Kruskal-Wallis"], apart.Tests.Select(test => test.Method));
        Assert.Empty(apart.By);
        Assert.All(apart.Pairs, pair => Assert.False(pair.Samples.IsPaired));

        var paired = Assert.Single(Compare(lines, ["K"], options: new() { Pairing = Pairing.RunId, Scores = [new("Accuracy", true)] }));
        Assert.Equal(["run_id"], paired.By);
        Assert.Equal(3, paired.CriticalDifference!.Blocks);
    }

    [Fact]
    public void Blocks_that_lack_a_value_are_left_out_and_named()
    {
        var comparison = Assert.Single(Compare([.. Grid.Skip(1)], ["Model"]));

        Assert.Equal(5, comparison.CriticalDifference!.Blocks);
        Assert.Contains("Accuracy: 1 of 6 blocks lack a number for some value and were left out.", comparison.Notes);
    }

    [Fact]
    public void Fields_that_follow_from_others_make_no_blocks()
    {
        string[] lines = [.. from k in Enumerable.Range(1, 3) from x in Enumerable.Range(1, 4) select CompareResults.Line((k * 4) + x, $"\"K\":{k},\"X\":{x},\"Product\":{k * x}", [0.1 * k * x, 0.2 * k])];

        var comparison = Assert.Single(Compare(lines, ["K"]));

        Assert.Equal(["X"], comparison.By);
        Assert.Equal(4, comparison.CriticalDifference!.Blocks);
    }

    [Fact]
    public void Bad_fields_are_refused()
    {
        Assert.Contains("Did you mean 'Model'?", Assert.Throws<ReportException>(() => Compare(Grid, ["Modell"])).Message);
        Assert.Contains("'Data' is what is compared", Assert.Throws<ReportException>(() => Compare(Grid, ["Data"], ["Data"])).Message);
        Assert.Contains("there are no two values of Model", Assert.Throws<ReportException>(() => Compare(Grid[..6], ["Model"])).Message);
    }

    [Fact]
    public void Groups_of_a_critical_difference_diagram_are_runs_that_are_not_told_apart()
    {
        var diagram = new CriticalDifference(["a", "b", "c", "d"], [1.2, 1.9, 2.8, 3.9], 1.0, 10, 0.05);

        Assert.Equal([(0, 1), (1, 2)], diagram.Groups);
        Assert.Empty((diagram with { Difference = 0.5 }).Groups);
        Assert.Equal([(0, 3)], (diagram with { Difference = 5 }).Groups);
    }
}
