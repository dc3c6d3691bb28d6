using System.Text.Json;
using Microsoft.Playwright;

namespace ExpRunner.Browser.Tests;

/// <summary>Data that look like markup stay texts: <see cref="Visit"/> fails at any dialog, request or violation of the policy.</summary>
public sealed class HostilePageTests(Browsers browsers) : IDisposable
{
    private readonly Sweeps _sweeps = new();

    public void Dispose() => _sweeps.Dispose();

    [Fact]
    public async Task Texts_of_results_are_never_markup()
    {
        await _sweeps.RunAsync("Hostile");
        await using var visit = await browsers.OpenAsync(_sweeps.Page());

        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => document.querySelectorAll('#exprun script, #exprun img, #exprun iframe, #exprun svg, #exprun b b').length"));
        await visit.ShowsAsync(".trials tbody", Hostile.Script);
        await visit.ShowsAsync(".failures", "<iframe srcdoc=");
        await visit.Page.Locator(".trials tr[data-row]").Nth(3).ClickAsync();
        await visit.ShowsAsync(".detail", "onerror");
        await AllKindsAsync(visit);
    }

    [Fact]
    public async Task Names_of_experiments_are_never_markup_and_lead_to_them()
    {
        await _sweeps.RunAsync("Neighbours");
        Directory.CreateDirectory(_sweeps["results/Evil"]);
        await File.WriteAllTextAsync(_sweeps["results/Evil/results.jsonl"], JsonSerializer.Serialize(new Dictionary<string, object> { ["experiment"] = Hostile.Image, ["experiment_id"] = 0, ["K"] = 1, ["status"] = "completed", ["scores"] = new { s = new[] { 1.0 } } }) + "\n", TestContext.Current.CancellationToken);
        await using var visit = await browsers.OpenAsync(_sweeps.Page());

        await visit.Page.Locator(".tabs a").Filter(new() { HasText = "onerror" }).ClickAsync();
        await visit.ShowsAsync("h1", Hostile.Image);
        await visit.Page.ReloadAsync();
        await visit.ShowsAsync("h1", Hostile.Image);
        await visit.Page.Locator(".tabs a").Filter(new() { HasText = "Neighbours" }).ClickAsync();
        await visit.ShowsAsync("h1", "Neighbours");
        await visit.Page.GoBackAsync();
        await visit.ShowsAsync("h1", Hostile.Image);
    }

    [Fact]
    public async Task Formulas_are_harmless_in_saved_CSV()
    {
        await _sweeps.RunAsync("Hostile");
        await using var visit = await browsers.OpenAsync(_sweeps.Page());

        var saved = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "save as CSV" }).ClickAsync());

        var text = await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"", text);
    }

    [Fact]
    public async Task A_script_that_gets_into_the_page_does_not_run()
    {
        await _sweeps.RunAsync("Neighbours");
        await using var visit = await browsers.OpenAsync(_sweeps.Page());

        var violated = await visit.Page.EvaluateAsync<string>("""
            () => new Promise(done => {
              addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
              const script = document.createElement('script');
              script.textContent = 'globalThis.ran = true';
              document.body.append(script);
              setTimeout(() => done(`ran: ${globalThis.ran}`), 5000);
            })
            """);

        Assert.Equal("script-src-elem", violated);
        visit.Forgive("Content Security Policy");
    }

    private static async Task AllKindsAsync(Visit visit)
    {
        var card = visit.Page.Locator("figure.card").First;
        await card.GetByRole(AriaRole.Button, new() { Name = "change axes" }).ClickAsync();
        foreach (var kind in new[] { "scatter", "lines", "bars", "box", "heatmap", "histogram", "parallel" })
        {
            await card.GetByLabel("kind").SelectOptionAsync(kind);
            await Assertions.Expect(card.Locator("figcaption")).Not.ToBeEmptyAsync();
        }
    }
}
