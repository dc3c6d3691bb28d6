using Microsoft.Playwright;

namespace ExpRunner.Browser.Tests;

/// <summary>A page in a window of its own. It fails the test for whatever no page of ours may do: errors on the console, dialogs, requests to others.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];
    private readonly string _origin;

    private Visit(IBrowserContext context, IPage page, string address)
    {
        (_context, Page) = (context, page);
        _origin = new Uri(address).IsFile ? address.Split('#')[0] : new Uri(address).GetLeftPart(UriPartial.Authority) + "/";
        context.Request += (_, request) => Note(request.Url.StartsWith(_origin, StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal) || request.Url.StartsWith("blob:", StringComparison.Ordinal) ? null : $"request of {request.Url}");
        page.Console += (_, message) => Note(message.Type is "error" or "warning" ? $"console: {message.Text}" : null);
        page.PageError += (_, error) => Note($"exception: {error}");
        page.Dialog += async (_, dialog) =>
        {
            Note($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Opens an address and waits until the page can be used.</summary>
    public static async Task<Visit> StartAsync(IBrowserContext context, string address)
    {
        var visit = new Visit(context, await context.NewPageAsync(), address);
        await visit.Page.GotoAsync(address);
        await visit.Page.WaitForFunctionAsync("() => document.documentElement.dataset.ready");
        return visit;
    }

    /// <summary>The texts of a column of the table, as far as it is in sight.</summary>
    public async Task<string[]> ColumnAsync(string header)
    {
        var headers = (await Page.Locator(".trials thead tr:first-child th .name").AllTextContentsAsync()).ToList();
        var place = headers.IndexOf(header) + 1;
        Assert.True(place > 0, $"There is no column {header} among {string.Join(", ", headers)}.");
        return [.. await Page.Locator($".trials tbody tr[data-row] td:nth-child({place})").AllTextContentsAsync()];
    }

    /// <summary>The button that sorts by a column.</summary>
    public ILocator Header(string header) => Page.Locator(".trials thead th").Filter(new() { HasTextRegex = new($"^{System.Text.RegularExpressions.Regex.Escape(header)}[▴▾]?\\d*$") }).Locator("button");

    /// <summary>What is typed below a column.</summary>
    public ILocator Filter(string header) => Page.GetByLabel($"filter {header}", new() { Exact = true });

    /// <summary>Waits until a text of the page is as it should be.</summary>
    public Task ShowsAsync(string selector, string text) => Assertions.Expect(Page.Locator(selector).First).ToContainTextAsync(text);

    /// <summary>Whether the page is wider than its window.</summary>
    public Task<bool> ScrollsSidewaysAsync() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth");

    /// <summary>All texts that a chart shows, its tooltip too.</summary>
    public Task<string[]> TextsOfChartAsync(int chart = 0) => Page.EvaluateAsync<string[]>(
        "place => echarts.getInstanceByDom(document.querySelectorAll('.chart')[place]).getZr().storage.getDisplayList(true).map(one => one.style && one.style.text).filter(text => text).map(String)", chart);

    /// <summary>Where a point of a chart is in the window.</summary>
    public async Task<(float X, float Y)> PointAsync(double x, double y, int chart = 0)
    {
        var canvas = Page.Locator(".chart").Nth(chart);
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        var at = await Page.EvaluateAsync<float[]>("([place, x, y]) => echarts.getInstanceByDom(document.querySelectorAll('.chart')[place]).convertToPixel('grid', [x, y])", new object[] { chart, x, y });
        return (box.X + at[0], box.Y + at[1]);
    }

    /// <summary>Leaves out faults that a test has brought about.</summary>
    public void Forgive(string text)
    {
        lock (_faults)
        {
            Assert.NotEqual(0, _faults.RemoveAll(fault => fault.Contains(text, StringComparison.Ordinal)));
        }
    }

    /// <summary>Closes the window, and fails if the page did what it may not.</summary>
    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        lock (_faults)
        {
            Assert.Empty(_faults);
        }
    }

    private void Note(string? fault)
    {
        if (fault is null)
        {
            return;
        }
        lock (_faults)
        {
            _faults.Add(fault);
        }
    }
}
