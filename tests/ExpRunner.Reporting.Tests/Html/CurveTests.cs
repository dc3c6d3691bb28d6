using System.Globalization;
using ExpRunner.Reporting.Html;

namespace ExpRunner.Reporting.Tests.Html;

public sealed class CurveTests : IDisposable
{
    private readonly PageFolder _page = new();

    public void Dispose() => _page.Dispose();

    private void Log(string trial, IEnumerable<(string Name, int Step, double Value)> points)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_page.Path, "X", trial)).FullName;
        File.WriteAllLines(Path.Combine(folder, "metrics.jsonl"), points.Select(point => string.Create(CultureInfo.InvariantCulture, $$"""{"name":"{{point.Name}}","step":{{point.Step}},"value":{{point.Value}}}""")));
    }

    [Fact]
    public void Long_series_are_thinned_and_keep_ends_and_spikes()
    {
        _page.Write(PageFolder.Trial(0, "\"K\":1", """{"acc":[1]}"""));
        Log("0", Enumerable.Range(0, 5000).Select(step => ("loss", step, step == 2345 ? 99.0 : step / 5000.0)).Append(("other", 7, -1)));

        var curves = _page.Experiment().GetProperty("curves");

        Assert.Equal("""["loss","other"]""", curves.GetProperty("names").GetRawText());
        var loss = curves.GetProperty("runs")[0];
        var steps = loss.GetProperty("steps").EnumerateArray().Select(step => step.GetInt32()).ToList();
        Assert.InRange(steps.Count, 150, 200);
        Assert.Equal((0, 4999), (steps[0], steps[^1]));
        Assert.Equal(99, loss.GetProperty("values")[steps.IndexOf(2345)].GetDouble());
        Assert.Equal("[7]", curves.GetProperty("runs")[1].GetProperty("steps").GetRawText());
    }

    [Fact]
    public void Of_very_many_repetitions_the_best_the_worst_and_some_between_are_kept()
    {
        _page.Write(Enumerable.Range(0, 500).Select(id => PageFolder.Trial(id, $"\"K\":{id}", $$"""{"acc":[{{id * 7 % 500}}]}""")));
        foreach (var id in Enumerable.Range(0, 500))
        {
            Log($"{id}", [("loss", 0, id)]);
        }

        var curves = _page.Experiment().GetProperty("curves");

        var rows = curves.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("row").GetInt32()).ToHashSet();
        Assert.Equal((200, 300), (rows.Count, curves.GetProperty("leftOut").GetInt32()));
        Assert.All(Enumerable.Range(0, 500).Where(id => id * 7 % 500 is < 50 or >= 450), id => Assert.Contains(id, rows));
    }

    [Fact]
    public void Without_logs_there_are_none()
    {
        _page.Write(PageFolder.Trial(0, "\"K\":1", """{"acc":[1]}"""));

        Assert.Equal(System.Text.Json.JsonValueKind.Null, _page.Experiment().GetProperty("curves").ValueKind);
    }

    [Fact]
    public void NaN_is_kept_where_a_curve_breaks() => Assert.Contains(5, PointThinning.Of([.. Enumerable.Range(0, 1000).Select(i => i == 5 ? double.NaN : i)], 50));
}
