using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ExpRunner.Browser.Tests.Browsers))]

namespace ExpRunner.Browser.Tests;

/// <summary>Chromium as it is installed, one for all tests. Nothing is downloaded.</summary>
public sealed class Browsers : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The path of Chromium; null where there is none.</summary>
    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
        {
            return;
        }
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Headless = true, Args = Flags });
    }

    /// <summary>Opens an address in a window with a profile of its own; the test is skipped where there is no Chromium.</summary>
    public async Task<Visit> OpenAsync(string address, int width = 1280, bool isDark = false)
    {
        Assert.SkipWhen(_browser is null, $"None of {string.Join(", ", Names)} is on the PATH (Debian, Ubuntu: apt install chromium).");
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
        return await Visit.StartAsync(context, address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
    }
}
