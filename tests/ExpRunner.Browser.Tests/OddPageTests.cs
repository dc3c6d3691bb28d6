using Microsoft.Playwright;

namespace ExpRunner.Browser.Tests;

/// <summary>Results of which there is little, or nothing good.</summary>
public sealed class OddPageTests(Browsers browsers) : IDisposable
{
    private readonly Sweeps _sweeps = new();

    public void Dispose() => _sweeps.Dispose();

    [Theory]
    [InlineData("Nothing", "3 completed")]
    [InlineData("Throws", "3 failed")]
    [InlineData("NotANumber", "3 completed")]
    [InlineData("Text", "3 completed")]
    [InlineData("Constant", "3 completed")]
    public async Task Odd_results_are_shown_as_they_are(string outcome, string state)
    {
        await _sweeps.RunAsync("Odd", $"Outcome={outcome}");
        await using var visit = await browsers.OpenAsync(_sweeps.Page());

        await visit.ShowsAsync(".progress", state);
        Assert.Equal(["1", "2", "3"], await visit.ColumnAsync("K"));
        Assert.DoesNotContain("undefined", await visit.Page.Locator("#exprun").InnerTextAsync());
        Assert.DoesNotContain("NaN%", await visit.Page.Locator("#exprun").InnerTextAsync());
    }

    [Fact]
    public async Task Failures_are_grouped_with_what_they_share()
    {
        await _sweeps.RunAsync("Odd", "Outcome=Throws");
        await using var visit = await browsers.OpenAsync(_sweeps.Page());

        await visit.ShowsAsync(".failure", "No luck with");
        await visit.Page.Locator(".failure summary").First.ClickAsync();
        await visit.Page.Locator(".failure .link").First.ClickAsync();
        await visit.ShowsAsync(".detail", "failed");
    }

    [Fact]
    public async Task One_trial_is_a_result()
    {
        await _sweeps.RunAsync("Odd", "Outcome=Constant", "K=7");
        await using var visit = await browsers.OpenAsync(_sweeps.Page());

        Assert.Equal(["7"], await visit.ColumnAsync("K"));
        await visit.ShowsAsync(".tools", "1 trial");
    }

    [Fact]
    public async Task No_experiments_are_said_to_be_none()
    {
        await using var visit = await browsers.OpenAsync(_sweeps.PageOf("""{"version":1,"title":"Nothing","experiments":[],"warnings":["results.jsonl:3: cut short"]}"""));

        await visit.ShowsAsync("main", "No results yet.");
        await visit.ShowsAsync(".warnings", "1 warning");
    }

    [Fact]
    public async Task Newer_data_than_the_page_knows_are_refused_in_words()
    {
        await using var visit = await browsers.OpenAsync(_sweeps.PageOf("""{"version":99,"title":"Future"}"""));

        await visit.ShowsAsync("[role=alert]", "These data have version 99, and this page knows versions up to 1.");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(390)]
    [InlineData(2560)]
    public async Task No_window_has_to_be_scrolled_sideways(int width)
    {
        await _sweeps.RunAsync("Neighbours");
        await _sweeps.RunAsync("Hostile");
        var address = _sweeps.Page();
        foreach (var name in new[] { "Neighbours", "Hostile" })
        {
            await using var visit = await browsers.OpenAsync($"{address}#{name}", width, isDark: true);

            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "change axes" }).First.ClickAsync();
            Assert.False(await visit.ScrollsSidewaysAsync());
        }
    }

    [Fact]
    public async Task A_hundred_thousand_trials_are_sorted_filtered_and_drawn()
    {
        await _sweeps.RunAsync("Many");
        await using var visit = await browsers.OpenAsync(_sweeps.Page());

        await visit.ShowsAsync(".tools", "100,000 trials");
        Assert.InRange(await visit.Page.Locator(".trials tr[data-row]").CountAsync(), 10, 200);
        Assert.NotEmpty(await visit.TextsOfChartAsync());

        await visit.Header("N").ClickAsync();
        await visit.Header("N").ClickAsync();
        Assert.Equal("49999", (await visit.ColumnAsync("N"))[0]);
        await visit.Page.Locator(".scroller").EvaluateAsync("scroller => { scroller.scrollTop = scroller.scrollHeight; }");
        await Assertions.Expect(visit.Page.Locator(".trials tr[data-row]").Last).ToContainTextAsync("0");
        Assert.Equal("0", (await visit.ColumnAsync("N"))[^1]);

        await visit.Filter("N").FillAsync("100..104");
        await visit.ShowsAsync(".tools", "10 of 100,000 trials");

        var card = visit.Page.Locator("figure.card").First;
        await card.GetByRole(AriaRole.Button, new() { Name = "change axes" }).ClickAsync();
        await card.GetByLabel("kind").SelectOptionAsync("scatter");
        await Assertions.Expect(card.Locator("figcaption")).ToContainTextAsync("100,000 points");
    }
}
