using Microsoft.Playwright;

namespace ExpRunner.Browser.Tests;

/// <summary>The plots of a page of results.</summary>
public sealed class PlotCardTests(Browsers browsers) : IAsyncLifetime
{
    private readonly Sweeps _sweeps = new();
    private Visit _visit = null!;

    public async ValueTask InitializeAsync()
    {
        await _sweeps.RunAsync("Neighbours");
        _visit = await browsers.OpenAsync(_sweeps.Page());
    }

    public async ValueTask DisposeAsync()
    {
        if (_visit is not null)
        {
            await _visit.DisposeAsync();
        }
        _sweeps.Dispose();
    }

    private ILocator Card => _visit.Page.Locator("figure.card").First;

    [Theory]
    [InlineData("scatter", "12 points, one for each trial")]
    [InlineData("lines", "95% confidence interval of the mean")]
    [InlineData("bars", "Error bars: 95% confidence interval of the mean (Student’s t).")]
    [InlineData("box", "quartiles and median")]
    [InlineData("heatmap", "Fields: mean of Accuracy, n = 3.")]
    [InlineData("histogram", "36 numbers in")]
    [InlineData("parallel", "A line for each trial")]
    public async Task Every_kind_is_drawn_from_the_data_of_the_page(string kind, string caption)
    {
        var asChosen = await Card.Locator("figcaption").TextContentAsync();
        await ChangeAsync("kind", kind);
        await Assertions.Expect(Card.Locator("figcaption")).ToContainTextAsync(caption);
        Assert.NotEmpty(await _visit.TextsOfChartAsync());

        await Card.GetByRole(AriaRole.Button, new() { Name = "as chosen" }).ClickAsync();
        await Assertions.Expect(Card.Locator("figcaption")).ToHaveTextAsync(asChosen!);
    }

    [Fact]
    public async Task Axes_colour_and_errors_are_changed_by_menus()
    {
        await ChangeAsync("kind", "lines");
        await Card.GetByLabel("x", new() { Exact = true }).SelectOptionAsync("K");
        await Card.GetByLabel("y", new() { Exact = true }).SelectOptionAsync("Loss");
        await Card.GetByLabel("colour").SelectOptionAsync("Metric");
        await Card.GetByLabel("errors").SelectOptionAsync("se");

        await Assertions.Expect(Card.Locator("h3")).ToHaveTextAsync("Loss by K and Metric");
        await Assertions.Expect(Card.Locator("figcaption")).ToContainTextAsync("± one standard error");
        Assert.Superset(new HashSet<string> { "K", "Loss", "Manhattan" }, new HashSet<string>(await _visit.TextsOfChartAsync()));
    }

    [Fact]
    public async Task A_point_tells_its_config_and_leads_to_its_row()
    {
        await ChangeAsync("kind", "scatter");
        await Card.GetByLabel("x", new() { Exact = true }).SelectOptionAsync("K");
        await Card.GetByLabel("y", new() { Exact = true }).SelectOptionAsync("Loss");
        var (x, y) = await _visit.PointAsync(9, 0.9);

        await _visit.Page.Mouse.MoveAsync(x, y);
        await _visit.Page.WaitForFunctionAsync("() => echarts.getInstanceByDom(document.querySelector('.chart')).getZr().storage.getDisplayList(true).some(one => one.style && String(one.style.text).includes('K = 9'))");
        await _visit.Page.Mouse.ClickAsync(x, y);

        await _visit.ShowsAsync(".detail", "Config");
        await Assertions.Expect(_visit.Page.Locator(".trials tr[aria-selected=true]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Plots_are_added_and_removed()
    {
        var count = await _visit.Page.Locator("figure.card").CountAsync();
        await _visit.Page.GetByRole(AriaRole.Button, new() { Name = "add a plot" }).ClickAsync();
        await Assertions.Expect(_visit.Page.Locator("figure.card")).ToHaveCountAsync(count + 1);

        await _visit.Page.GetByRole(AriaRole.Button, new() { Name = "remove" }).ClickAsync();
        await Assertions.Expect(_visit.Page.Locator("figure.card")).ToHaveCountAsync(count);
    }

    [Fact]
    public async Task Learning_curves_are_smoothed_only_when_asked()
    {
        var curves = _visit.Page.Locator("figure.card.wide");
        await curves.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(curves.Locator("figcaption")).ToHaveTextAsync("36 runs, a line each.");

        await curves.GetByLabel("smoothing").FillAsync("0.9");
        await Assertions.Expect(curves.Locator("figcaption")).ToContainTextAsync("Smoothed: exponential moving average, weight 0.9");
    }

    [Fact]
    public async Task The_switch_turns_page_and_plots_dark()
    {
        Assert.Equal("rgb(255, 255, 255)", await GroundAsync());
        await _visit.Page.GetByLabel("switch to dark colours").ClickAsync();

        Assert.Equal("rgb(23, 25, 30)", await GroundAsync());
        Assert.True(await _visit.Page.EvaluateAsync<bool>("() => echarts.getInstanceByDom(document.querySelector('.chart')).getZr().storage.getDisplayList(true).some(one => one.style && one.style.text && one.style.fill === '#E6E6E6')"));
    }

    private async Task ChangeAsync(string menu, string choice)
    {
        await Card.GetByRole(AriaRole.Button, new() { Name = "change axes" }).ClickAsync();
        await Card.GetByLabel(menu).SelectOptionAsync(choice);
    }

    private Task<string> GroundAsync() => _visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
