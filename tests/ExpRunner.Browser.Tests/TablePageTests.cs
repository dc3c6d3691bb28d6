using System.Globalization;
using Microsoft.Playwright;

namespace ExpRunner.Browser.Tests;

/// <summary>The table of trials.</summary>
public sealed class TablePageTests(Browsers browsers) : IAsyncLifetime
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

    [Fact]
    public async Task A_click_on_a_name_sorts_and_another_turns_it_round()
    {
        await _visit.Header("K").ClickAsync();
        Assert.Equal(["1", "1", "1", "3", "3", "3", "5", "5", "5", "9", "9", "9"], await _visit.ColumnAsync("K"));
        Assert.Equal("ascending", await SortAsync("K"));

        await _visit.Header("K").ClickAsync();
        Assert.Equal("9", (await _visit.ColumnAsync("K"))[0]);
        Assert.Equal("descending", await SortAsync("K"));
    }

    [Fact]
    public async Task With_shift_a_further_column_decides_among_equals()
    {
        await _visit.Header("Metric").ClickAsync();
        await _visit.Header("K").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await _visit.Header("K").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });

        Assert.Equal(["9", "5", "3", "1", "9", "5", "3", "1", "9", "5", "3", "1"], await _visit.ColumnAsync("K"));
        Assert.Equal(["Chebyshev", "Euclidean", "Manhattan"], (await _visit.ColumnAsync("Metric")).Distinct());
    }

    [Theory]
    [InlineData("K", ">3", "5 9")]
    [InlineData("K", "3..5", "3 5")]
    [InlineData("K", "1 | 9", "1 9")]
    [InlineData("K", "!=1", "3 5 9")]
    [InlineData("K", "<=1", "1")]
    [InlineData("Metric", "MAN", "1 3 5 9")]
    [InlineData("Metric", "=man", "")]
    [InlineData("Metric", "!h", "1 3 5 9")]
    [InlineData("K", "=", "")]
    public async Task What_is_typed_below_a_name_filters(string column, string typed, string expected)
    {
        await _visit.Filter(column).FillAsync(typed);
        await _visit.ShowsAsync(".tools", "of 12 trials");

        Assert.Equal(expected, string.Join(' ', (await _visit.ColumnAsync("K")).Distinct().OrderBy(text => int.Parse(text, CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task A_search_goes_through_all_columns_and_is_taken_back()
    {
        await _visit.Page.GetByLabel("search all columns").FillAsync("cheby");
        await _visit.ShowsAsync(".tools", "4 of 12 trials");

        await _visit.Page.GetByRole(AriaRole.Button, new() { Name = "clear filters" }).ClickAsync();
        await Assertions.Expect(_visit.Page.Locator(".trials tr[data-row]")).ToHaveCountAsync(12);
    }

    [Fact]
    public async Task Columns_are_hidden_and_shown()
    {
        await _visit.Page.GetByText("columns", new() { Exact = true }).ClickAsync();
        await _visit.Page.Locator(".columns").GetByText("Metric", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(_visit.Header("Metric")).ToHaveCountAsync(0);

        await _visit.Page.Locator(".columns").GetByText("Metric", new() { Exact = true }).ClickAsync();
        Assert.Equal(12, (await _visit.ColumnAsync("Metric")).Length);
    }

    [Fact]
    public async Task A_row_shows_its_config_and_keys_go_on_to_the_next()
    {
        await _visit.Page.Locator(".trials tr[data-row]").First.ClickAsync();
        await _visit.ShowsAsync(".detail", "trial 0");
        await _visit.ShowsAsync(".detail", "Metric");

        await _visit.Page.Locator(".scroller").FocusAsync();
        await _visit.Page.Keyboard.PressAsync("ArrowDown");
        await _visit.ShowsAsync(".detail", "trial 1");
        await _visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(_visit.Page.Locator(".detail")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Newer_data_keep_what_was_chosen()
    {
        await _visit.Header("K").ClickAsync();
        await _visit.Filter("Metric").FillAsync("man");
        await _visit.ShowsAsync(".tools", "4 of 12 trials");
        await _visit.Page.GetByRole(AriaRole.Button, new() { Name = "change axes" }).First.ClickAsync();
        await _visit.Page.GetByLabel("kind").First.SelectOptionAsync("box");
        await _visit.Page.Locator(".trials tr[data-row]").First.ClickAsync();

        await _visit.Page.EvaluateAsync("() => { const data = structuredClone(exprunReport.data); data.experiments[0].run.state = 'running'; exprunReport.show(data); }");

        await _visit.ShowsAsync(".progress", "running");
        await _visit.ShowsAsync(".tools", "4 of 12 trials");
        Assert.Equal(["1", "3", "5", "9"], await _visit.ColumnAsync("K"));
        Assert.Equal("man", await _visit.Filter("Metric").InputValueAsync());
        Assert.Equal("box", await _visit.Page.GetByLabel("kind").First.InputValueAsync());
        await _visit.ShowsAsync("figcaption", "Boxes");
        await Assertions.Expect(_visit.Page.Locator(".detail")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_rows_in_sight_are_saved_as_CSV()
    {
        await _visit.Filter("Metric").FillAsync("man");
        await _visit.ShowsAsync(".tools", "4 of 12 trials");

        var saved = await _visit.Page.RunAndWaitForDownloadAsync(() => _visit.Page.GetByRole(AriaRole.Button, new() { Name = "save as CSV" }).ClickAsync());

        Assert.Equal("Neighbours.csv", saved.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(5, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.Contains("Manhattan", line));
    }

    private Task<string?> SortAsync(string header) => _visit.Header(header).Locator("..").GetAttributeAsync("aria-sort");
}
