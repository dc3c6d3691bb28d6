using ExpRunner.Reporting.Plots;

namespace ExpRunner.Reporting.Tests;

/// <summary>What is drawn of results: the numbers, the order, what is said of the rest.</summary>
public sealed class PlotterTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public void Dispose() => _results.Dispose();

    private IReadOnlyList<Plot> Draw(PlotOptions options, params string[] lines)
    {
        _results.Write("E", lines);
        return Plotter.Draw(_results.Load(), options, []);
    }

    private string Fault(PlotOptions options, params string[] lines) => Assert.Throws<ReportException>(() => Draw(options, lines)).Message;

    private static string Line(int id, string fields, string scores, string status = "completed")
        => $$$"""{"experiment":"E","experiment_id":{{{id}}},{{{fields}}},"status":"{{{status}}}","scores":{{{{scores}}}}}""";

    private static readonly PlotOptions Bars = new() { Kind = PlotKind.Bars, X = "a", Y = "s" };

    [Fact]
    public void A_bar_is_the_mean_of_all_repetitions_and_its_error_is_named_with_n()
    {
        var plot = Draw(Bars with { Error = PlotError.Sd }, Line(0, "\"a\":\"x\"", "\"s\":[1,2,3]"), Line(1, "\"a\":\"y\"", "\"s\":[4]"))[0];

        Assert.Equal([2, 4], plot.Series[0].Marks.OfType<BarMark>().Single().Bars.Select(bar => bar.High));
        Assert.Equal([new PlotRange(0, 1, 3)], plot.Series[0].Marks.OfType<ErrorMark>().Single().Ranges);
        Assert.Equal("Bars: mean, n = 1 to 3; error bars: mean ± sample standard deviation.", plot.Caption);
    }

    [Theory]
    [InlineData(PlotAggregate.Mean, 2.5)]
    [InlineData(PlotAggregate.Median, 2.5)]
    [InlineData(PlotAggregate.Sum, 10)]
    [InlineData(PlotAggregate.Std, 1.2909944487358056)]
    [InlineData(PlotAggregate.Product, 24)]
    [InlineData(PlotAggregate.Min, 1)]
    [InlineData(PlotAggregate.Max, 4)]
    [InlineData(PlotAggregate.Count, 4)]
    public void A_field_of_a_heatmap_is_what_the_aggregate_makes_of_its_numbers(PlotAggregate aggregate, double expected)
    {
        var plot = Draw(new() { Kind = PlotKind.Heatmap, X = "a", Y = "b", Z = "s", Aggregate = aggregate },
            Line(0, "\"a\":1,\"b\":1,\"c\":1", "\"s\":[1,2]"), Line(1, "\"a\":1,\"b\":1,\"c\":2", "\"s\":[3,4]"))[0];

        Assert.Equal(expected, Assert.IsType<CellMark>(Assert.Single(plot.Series[0].Marks)).Value, 1e-12);
        Assert.Contains("n = 4", plot.Caption);
    }

    [Fact]
    public void Numbers_are_in_order_of_size_and_names_in_the_order_of_the_space()
    {
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(_results.Write("E"))!, "sweep.json"), """{"blocks":[{"space":{"product":{"a":{"choices":["late","early"]}}}}]}""");
        string[] lines = [Line(0, "\"a\":\"early\",\"b\":10", "\"s\":[1]"), Line(1, "\"a\":\"late\",\"b\":9", "\"s\":[1]")];

        Assert.Equal(["late", "early"], Draw(Bars, lines)[0].X.Categories);
        Assert.Equal(["9", "10"], Draw(Bars with { X = "b" }, lines)[0].X.Categories);
    }

    [Fact]
    public void An_axis_is_an_expression_of_each_repetition()
    {
        var plot = Draw(new() { Kind = PlotKind.Scatter, X = "log10(a)", Y = "1 - s" }, Line(0, "\"a\":100", "\"s\":[0.75,0.5]"))[0];

        Assert.Equal([(2.0, 0.25), (2.0, 0.5)], plot.Series[0].Marks.OfType<DotMark>().Single().Points.Select(point => (point.At, point.Value)));
    }

    [Fact]
    public void A_front_has_the_trials_that_no_other_beats_in_both()
    {
        string[] lines = [Line(0, "\"a\":0", "\"s\":[1],\"t\":[1]"), Line(1, "\"a\":1", "\"s\":[2],\"t\":[3]"), Line(2, "\"a\":2", "\"s\":[3],\"t\":[2]"), Line(3, "\"a\":3", "\"s\":[4],\"t\":[4]")];

        Assert.Contains("3 of them on the Pareto front: a=0; a=1; a=3.", Draw(new() { Kind = PlotKind.Pareto, X = "s:min", Y = "t:max" }, lines)[0].Caption);
        Assert.Contains("1 of them on the Pareto front: a=3.", Draw(new() { Kind = PlotKind.Pareto, X = "s:max", Y = "t" }, lines)[0].Caption);
        Assert.Contains("1 of them on the Pareto front: a=0.", Draw(new() { Kind = PlotKind.Pareto, X = "s:min", Y = "t:min" }, lines)[0].Caption);
    }

    [Fact]
    public void Learning_curves_are_read_from_what_was_logged()
    {
        for (var run = 0; run < 2; run++)
        {
            Directory.CreateDirectory(Path.Combine(_results.Path, "E", "0", $"{run}"));
            File.WriteAllLines(Path.Combine(_results.Path, "E", "0", $"{run}", "metrics.jsonl"), Enumerable.Range(1, 3).Select(step => $$$"""{"name":"loss","value":{{{run + (1.0 / step):R}}},"step":{{{step}}}}"""));
        }
        var line = """{"experiment":"E","experiment_id":0,"a":1,"out_path":"E/0","repetitions":2,"status":"completed","scores":{"s":[1,2]}}""";

        var plot = Draw(new() { Kind = PlotKind.Curves, Y = "loss" }, line)[0];

        Assert.Equal([1, 2, 3], plot.Series[0].Marks.OfType<LineMark>().Single().Points.Select(point => point.At));
        Assert.Equal([1.5, 1], plot.Series[0].Marks.OfType<LineMark>().Single().Points.Take(2).Select(point => point.Value));
        Assert.Contains("There are: loss.", Fault(new() { Kind = PlotKind.Curves, Y = "los" }, line));
    }

    [Fact]
    public void Facets_share_axes_colours_and_order()
    {
        var panels = Draw(Bars with { Facet = "b", Hue = "c" }, Line(0, "\"a\":1,\"b\":\"p\",\"c\":\"u\"", "\"s\":[1]"), Line(1, "\"a\":2,\"b\":\"q\",\"c\":\"v\"", "\"s\":[9]"));

        Assert.Equal(["b = p", "b = q"], panels.Select(panel => panel.Title));
        Assert.Equal(panels[0].Y, panels[1].Y);
        Assert.Equal([0, 1], panels.Select(panel => Assert.Single(panel.Series).Colour));
        Assert.All(panels, panel => Assert.Equal(["1", "2"], panel.X.Categories));
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        var plot = Draw(Bars, Line(0, "\"a\":1", "\"s\":[1,\"NaN\"]"), Line(1, "\"b\":2", "\"s\":[3]"), Line(2, "\"a\":2", "", "failed"))[0];

        Assert.Equal(["1", "2", "(none)"], plot.X.Categories);
        Assert.Contains("2 of 4 rows have no finite s and are left out.", plot.Caption);
    }

    [Theory]
    [InlineData("unknown", "y: there is no column 'nix'.", "nix")]
    [InlineData("it needs a number", "is no number but, for example, yes", "t")]
    [InlineData("nan", "'bad' is never finite", "bad")]
    [InlineData("failed", "1 failed", "f")]
    public void What_cannot_be_drawn_is_said(string why, string message, string score)
    {
        string[] lines = [Line(0, "\"a\":1", "\"t\":[\"yes\"],\"bad\":[\"NaN\"]"), Line(1, "\"a\":2", "\"f\":[null]", "failed")];

        var fault = Fault(Bars with { Y = score }, lines);

        Assert.True(fault.Contains(message, StringComparison.Ordinal), $"{why}: {fault}");
    }

    [Fact]
    public void That_all_trials_failed_is_said()
        => Assert.EndsWith("No trial has a score. Of 2 trials 1 failed, 1 timeout.", Fault(Bars, Line(0, "\"a\":1", "", "failed"), Line(1, "\"a\":2", "", "timeout")));

    [Fact]
    public void An_option_that_is_missing_or_means_nothing_is_named()
    {
        Assert.Equal("heatmap: --z is missing. It needs --x, --y, --z.", Fault(new() { Kind = PlotKind.Heatmap, X = "a", Y = "b" }, Line(0, "\"a\":1", "\"s\":[1]")));
        Assert.Contains("--hue has no meaning in this kind", Fault(new() { Kind = PlotKind.Ranks, Y = "s", Hue = "a" }, Line(0, "\"a\":1", "\"s\":[1]")));
        Assert.Contains("cannot be logarithmic", Fault(Bars with { LogX = true }, Line(0, "\"a\":1", "\"s\":[1]")));
        Assert.Contains("tells of a mean", Fault(Bars with { Aggregate = PlotAggregate.Max, Error = PlotError.Se }, Line(0, "\"a\":1", "\"s\":[1]")));
        Assert.Contains("nothing to draw", Assert.Throws<ReportException>(() => Plotter.Draw(new([], []), Bars, [])).Message);
    }

    [Fact]
    public void One_trial_and_constant_scores_have_a_picture_of_every_kind()
    {
        string[][] inputs = [[Line(0, "\"K\":1,\"Metric\":\"m\",\"lr\":0.1", "\"Accuracy\":[0.5],\"Loss\":[0.25]")],
            [.. Enumerable.Range(0, 6).Select(id => Line(id, $"\"K\":{id % 3},\"Metric\":\"{(id < 3 ? "m" : "n")}\",\"lr\":0.1", "\"Accuracy\":[0.5,0.5],\"Loss\":[0,0]"))]];

        foreach (var (kind, options) in PlotSamples.Options.Where(pair => pair.Key is not ("importance" or "ranks")))
        {
            foreach (var lines in inputs)
            {
                var panels = Draw(options, lines);
                Assert.DoesNotContain("NaN", PlotSamples.Svg(panels));
                Assert.DoesNotContain("∞", PlotSamples.Svg(panels));
                Assert.NotEmpty(PlotSamples.Text(panels));
                Assert.True(kind.Length > 0);
            }
        }
    }
}
