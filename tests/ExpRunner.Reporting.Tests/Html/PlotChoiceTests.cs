using System.Globalization;
using System.Text.Json;

namespace ExpRunner.Reporting.Tests.Html;

public sealed class PlotChoiceTests : IDisposable
{
    private readonly PageFolder _page = new();

    public void Dispose() => _page.Dispose();

    private List<JsonElement> Plots() => [.. _page.Experiment().GetProperty("plots").EnumerateArray()];

    private List<string> Drawn() => Told(Plots());

    private static List<string> Told(List<JsonElement> plots)
        => [.. plots.Select(plot => string.Join(' ', new[] { "kind", "x", "y", "z", "hue" }.Select(member => plot.GetProperty(member).GetString() ?? "-")))];

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    [Fact]
    public void One_field_of_numbers_makes_lines()
    {
        _page.Write(Enumerable.Range(1, 5).Select(k => PageFolder.Trial(k, $"\"K\":{k}", $$"""{"acc":[{{k}},{{k}}.5]}""", repetitions: 2)));

        Assert.Equal(["lines K acc - -"], Drawn());
        Assert.Contains("95% confidence interval", Plots()[0].GetProperty("caption").GetString());
    }

    [Fact]
    public void One_field_of_names_makes_bars()
    {
        _page.Write(Enumerable.Range(0, 4).Select(id => PageFolder.Trial(id, $"\"M\":\"{"abcd"[id]}\"", $$"""{"acc":[{{id}},{{id}}.5]}""", repetitions: 2)));

        Assert.Equal(["bars M acc - -"], Drawn());
    }

    [Fact]
    public void One_field_of_names_makes_boxes_where_bars_would_all_look_the_same()
    {
        _page.Write(Enumerable.Range(0, 4).Select(id => PageFolder.Trial(id, $"\"M\":\"{"abcd"[id]}\"", $$"""{"acc":[0.9{{id}},0.9{{id + 1}}]}""", repetitions: 2)));

        Assert.Equal(["box M acc - -"], Drawn());
    }

    [Fact]
    public void Numbers_are_the_axis_also_where_names_matter_more()
    {
        _page.Write(Enumerable.Range(0, 12).Select(id => PageFolder.Trial(id, $"\"K\":{id % 4},\"M\":\"{"abc"[id / 4]}\"", $$"""{"acc":[{{(id / 4 * 10) + (id % 4)}}]}""")));

        Assert.Equal(["heatmap K M acc -", "lines K acc - M"], Drawn());
    }

    [Fact]
    public void Two_fields_make_a_map_and_lines_with_hue()
    {
        _page.Write(Enumerable.Range(0, 12).Select(id => PageFolder.Trial(id, $"\"K\":{id / 3},\"M\":\"{"abc"[id % 3]}\"", $$"""{"acc":[{{id * id}}]}""")));

        Assert.Equal(["heatmap K M acc -", "lines K acc - M"], Drawn());
    }

    [Fact]
    public void Many_fields_of_a_random_search_make_points_importance_and_parallel_axes()
    {
        var random = new Random(3);
        _page.Write(Enumerable.Range(0, 200).Select(id =>
        {
            var (rate, drop) = (Math.Pow(10, -4 * random.NextDouble()), random.NextDouble());
            return PageFolder.Trial(id, $"\"rate\":{Number(rate)},\"drop\":{Number(drop)},\"opt\":\"{"ab"[id % 2]}\"", $$"""{"acc":[{{Number(Math.Log(rate) + (0.1 * drop))}}],"cost":[{{Number(drop - rate)}}]}""");
        }));

        var plots = Plots();
        Assert.Equal(["scatter rate mean_acc - opt", "importance - acc - -", "parallel - acc - -", "scatter mean_cost mean_acc - opt", "histogram mean_acc - - -"], Told(plots));
        Assert.Equal("log", plots[0].GetProperty("options").GetProperty("xAxis").GetProperty("type").GetString());
    }

    [Fact]
    public void Scores_whose_better_end_is_known_make_a_front()
    {
        _page.Write(Enumerable.Range(0, 6).Select(id => PageFolder.Trial(id, $"\"K\":{id}", $$"""{"acc":[{{id * id}}],"fit_time":[{{id}}]}""")));

        var plots = _page.Experiment(new() { Mark = [ScoreGoal.Parse("acc:max")] }).GetProperty("plots").EnumerateArray();

        Assert.Equal("mean_fit_time:min mean_acc:max", plots.Where(plot => plot.GetProperty("kind").GetString() == "pareto").Select(plot => $"{plot.GetProperty("x")} {plot.GetProperty("y")}").Single());
    }

    [Fact]
    public void Of_very_many_trials_some_are_drawn_and_that_is_said()
    {
        _page.Write(Enumerable.Range(0, 2500).Select(id => PageFolder.Trial(id, $"\"x\":{Number(id * 0.37 % 1)}", $$"""{"acc":[{{id % 17}}]}""")));

        Assert.Contains("Of 2,500 trials 2,000 are drawn, evenly chosen.", Plots()[0].GetProperty("caption").GetString());
    }

    [Fact]
    public void Of_one_trial_many_repetitions_make_a_histogram_and_few_make_nothing()
    {
        _page.Write(PageFolder.Trial(0, "\"K\":1", $$"""{"acc":[{{string.Join(',', Enumerable.Range(0, 30).Select(i => i * i))}}],"few":[1,2,2]}""", repetitions: 30));

        Assert.Equal(["histogram acc - - -"], Drawn());
    }

    [Fact]
    public void What_says_nothing_is_not_drawn()
    {
        _page.Write(Enumerable.Range(0, 8).Select(id => PageFolder.Trial(id, $"\"K\":{id}", """{"acc":[1],"nan":["NaN"],"note":["a"]}""")));

        Assert.Empty(Plots());
    }

    [Fact]
    public void Names_that_expressions_would_trip_over_are_columns()
    {
        _page.Write(Enumerable.Range(0, 8).Select(id => PageFolder.Trial(id, $"\"a - b\":{id % 4},\"acc\":\"{"xy"[id / 4]}\"", $$"""{"acc":[{{id * id}}]}""")));

        Assert.Equal(["heatmap a - b acc scores.acc -", "lines a - b scores.acc - acc"], Drawn());
    }
}
