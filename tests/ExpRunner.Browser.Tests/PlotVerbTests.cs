using System.Diagnostics;
using System.Reflection;
using Microsoft.Playwright;

namespace ExpRunner.Browser.Tests;

/// <summary>What <c>exprun plot -o x.html</c> writes.</summary>
public sealed class PlotVerbTests(Browsers browsers) : IDisposable
{
    private readonly Sweeps _sweeps = new();

    public void Dispose() => _sweeps.Dispose();

    [Theory]
    [InlineData("heatmap --x K --y Metric --z Accuracy")]
    [InlineData("bars --x Metric --y Accuracy --hue K")]
    [InlineData("lines --x K --y Accuracy --hue Metric --style Metric")]
    [InlineData("scatter --x K --y Accuracy --hue Metric")]
    [InlineData("box --x K --y Accuracy")]
    [InlineData("violin --x Metric --y Accuracy")]
    [InlineData("histogram --x Accuracy")]
    [InlineData("ecdf --x Accuracy --hue Metric")]
    [InlineData("parallel --y Accuracy --fields K,Metric")]
    [InlineData("curves --y loss --hue K --log y")]
    [InlineData("pareto --x Loss:min --y Accuracy:max")]
    [InlineData("importance --y Accuracy --fields K,Metric")]
    [InlineData("ranks --x K --y Accuracy --fields Metric")]
    public async Task Every_kind_is_a_page_in_light_and_dark(string plot)
    {
        await _sweeps.RunAsync("Neighbours");
        Run(["plot", .. plot.Split(' '), _sweeps.Results, "-o", _sweeps["plot.html"]]);
        foreach (var isDark in new[] { false, true })
        {
            await using var visit = await browsers.OpenAsync(Sweeps.AddressOf(_sweeps["plot.html"]), isDark: isDark);

            Assert.NotEmpty(await visit.TextsOfChartAsync());
            await Assertions.Expect(visit.Page.Locator("figcaption")).Not.ToBeEmptyAsync();
            Assert.False(await visit.ScrollsSidewaysAsync());
        }
    }

    [Fact]
    public async Task Panels_stand_beside_each_other_and_a_theme_can_be_asked_for()
    {
        await _sweeps.RunAsync("Neighbours");
        Run("plot", "scatter", "--x", "K", "--y", "Accuracy", "--facet", "Metric", "--columns", "3", "--theme", "dark", _sweeps.Results, "-o", _sweeps["plot.html"]);
        await using var visit = await browsers.OpenAsync(Sweeps.AddressOf(_sweeps["plot.html"]));

        Assert.Equal(3, await visit.Page.Locator("figure.card").CountAsync());
        var boxes = await visit.Page.EvaluateAsync<float[]>("() => [...document.querySelectorAll('figure.card')].map(card => card.getBoundingClientRect().top)");
        Assert.Single(boxes.Distinct());
        Assert.Equal("dark", await visit.Page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"));
    }

    [Fact]
    public async Task A_mark_tells_its_numbers()
    {
        await _sweeps.RunAsync("Neighbours");
        Run("plot", "scatter", "--x", "K", "--y", "Loss", _sweeps.Results, "-o", _sweeps["plot.html"]);
        await using var visit = await browsers.OpenAsync(Sweeps.AddressOf(_sweeps["plot.html"]));
        var (x, y) = await visit.PointAsync(5, 0.5);

        await visit.Page.Mouse.MoveAsync(x, y);

        await visit.Page.WaitForFunctionAsync("() => echarts.getInstanceByDom(document.querySelector('.chart')).getZr().storage.getDisplayList(true).some(one => one.style && String(one.style.text).includes('Loss = 0.5'))");
    }

    private static void Run(params string[] arguments)
    {
        var metadata = typeof(PlotVerbTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(data => data.Key, data => data.Value!);
        var tool = Path.Combine(metadata["RepositoryRoot"], "artifacts", "bin", "ExpRunner.Tool", metadata["Configuration"].ToLowerInvariant(), "dotnet-exprun.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", tool, .. arguments]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
