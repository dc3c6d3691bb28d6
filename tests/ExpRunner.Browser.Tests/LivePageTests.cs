using System.Diagnostics;
using System.Globalization;
using ExpRunner.TestKit;
using Microsoft.Playwright;

namespace ExpRunner.Browser.Tests;

/// <summary>The page of a server, while a sweep of another process runs.</summary>
public sealed class LivePageTests(Browsers browsers) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sweep_that_runs_is_followed_and_what_was_chosen_stays()
    {
        using var server = new LiveServer(_folder.Path);
        await using var visit = await browsers.OpenAsync(server.Address);
        await Assertions.Expect(visit.Page.GetByText("No results yet.")).ToBeVisibleAsync();
        using var sweep = server.Start("TestExperiments", "-e", "Slow", "--set", "Milliseconds=3000", "-j", "2", "--pick", "0:10", "-q");
        await Assertions.Expect(visit.Page.Locator(".trials tbody tr[data-row]")).Not.ToHaveCountAsync(0, new() { Timeout = 30_000 });
        var bar = visit.Page.GetByRole(AriaRole.Progressbar).First;
        var before = await NowAsync(bar);
        await visit.Header("N").ClickAsync();
        await visit.Header("N").ClickAsync();
        await visit.Filter("N").FillAsync(">0");
        await Assertions.Expect(bar).Not.ToHaveAttributeAsync("aria-valuenow", before!, new() { Timeout = 30_000 });

        await sweep.WaitForExitAsync(TestContext.Current.CancellationToken);

        await Assertions.Expect(bar).ToHaveAttributeAsync("aria-valuenow", "10", new() { Timeout = 30_000 });
        await Assertions.Expect(visit.Page.Locator(".progress").First).ToContainTextAsync("finished");
        await Assertions.Expect(visit.Page.Locator(".trials tbody tr[data-row]")).ToHaveCountAsync(9, new() { Timeout = 30_000 });
        Assert.Equal(["9", "8", "7", "6", "5", "4", "3", "2", "1"], await visit.ColumnAsync("N"));
        Assert.Equal(">0", await visit.Filter("N").InputValueAsync());
    }

    [Fact]
    public async Task A_server_that_goes_away_is_said_and_found_again()
    {
        var port = FreePort.Find();
        var first = new LiveServer(_folder.Path, port);
        first.Start("TestExperiments", "-e", "Quadratic", "--pick", "0:4", "-q").WaitForExit();
        await using var visit = await browsers.OpenAsync(first.Address);
        await visit.ShowsAsync(".live", "live");
        Assert.Equal(4, (await visit.ColumnAsync("X")).Length);

        first.Dispose();
        await visit.ShowsAsync(".live", "not connected");
        first.Start("TestExperiments", "-e", "Quadratic", "--pick", "0:6", "-q").WaitForExit();
        using var second = new LiveServer(_folder.Path, port);

        await Assertions.Expect(visit.Page.Locator(".trials tbody tr[data-row]")).ToHaveCountAsync(6, new() { Timeout = 30_000 });
        await visit.ShowsAsync(".live", "live");
        await visit.Page.GotoAsync("about:blank");
        visit.Forgive("net::ERR_");
    }

    [Fact]
    public async Task The_token_of_the_address_goes_with_each_request()
    {
        using var server = new LiveServer(_folder.Path, 0, "--address", "*");
        server.Start("TestExperiments", "-e", "Quadratic", "--pick", "0:4", "-q").WaitForExit();

        await using var visit = await browsers.OpenAsync($"http://127.0.0.1:{server.Port.ToString(CultureInfo.InvariantCulture)}/{new Uri(server.Address).Query}");

        await visit.ShowsAsync(".live", "live");
        Assert.Equal(4, (await visit.ColumnAsync("X")).Length);
    }

    private static Task<string?> NowAsync(ILocator bar) => bar.GetAttributeAsync("aria-valuenow");
}
