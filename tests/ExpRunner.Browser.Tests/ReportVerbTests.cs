using ExpRunner.TestKit;
using Microsoft.Playwright;

namespace ExpRunner.Browser.Tests;

/// <summary>What <c>exprun report --html</c> writes.</summary>
public sealed class ReportVerbTests(Browsers browsers, NeighboursPage page) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_file_of_the_verb_opens_with_all_its_parts()
    {
        Tool.Run("report", page.Results, "--html", _folder["report.html"]);
        await using var visit = await browsers.OpenAsync(Sweeps.AddressOf(_folder["report.html"]));

        Assert.Equal(["Best", "Plots", "Learning curves", "Trials", "What was run"], await visit.Page.Locator(".parts a").AllTextContentsAsync());
        Assert.Equal(12, (await visit.ColumnAsync("K")).Length);
        await visit.ShowsAsync(".progress", "36 completed");
        await visit.ShowsAsync("#exprun .command code", "--replay");
        await visit.ShowsAsync("footer", "Apache License");
    }

    [Fact]
    public async Task Links_to_parts_stay_in_the_address()
    {
        await using var visit = await browsers.OpenAsync(page.Address);

        await visit.Page.Locator(".parts a").GetByText("Trials").ClickAsync();

        Assert.EndsWith("#Neighbours/table", visit.Page.Url);
        await Assertions.Expect(visit.Page.Locator("section[aria-label=Trials] h2")).ToBeInViewportAsync();
    }
}
