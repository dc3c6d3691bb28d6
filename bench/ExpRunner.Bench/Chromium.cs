using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ExpRunner.Bench;

/// <summary>Chromium with a new profile, spoken to by its own protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--remote-debugging-port=0", "--window-size=1280,900", "about:blank",
    ];

    private readonly ClientWebSocket _socket = new();
    private readonly Process _process;
    private int _calls;

    private Chromium(Process process) => _process = process;

    /// <summary>Where it is installed; null where it is not.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Starts it.</summary>
    public static async Task<Chromium> StartAsync(string profile)
    {
        var chromium = new Chromium(Process.Start(new ProcessStartInfo(Path!, [$"--user-data-dir={profile}", .. Flags]) { RedirectStandardError = true })!);
        while (await chromium._process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("DevTools listening on ", StringComparison.Ordinal))
            {
                await chromium._socket.ConnectAsync(new Uri(line["DevTools listening on ".Length..]), CancellationToken.None);
                _ = chromium._process.StandardError.ReadToEndAsync();
                return chromium;
            }
        }
        throw new InvalidOperationException("Chromium ended before it listened.");
    }

    /// <summary>Opens a page in a new tab and gives what an expression that waits comes to.</summary>
    public async Task<JsonElement> OpenAsync(string address, string expression)
    {
        var target = (await CallAsync("Target.createTarget", new { url = address })).GetProperty("targetId").GetString();
        var session = (await CallAsync("Target.attachToTarget", new { targetId = target, flatten = true })).GetProperty("sessionId").GetString();
        var answer = await EvaluateAsync(expression, session);
        await CallAsync("Target.closeTarget", new { targetId = target });
        return answer.GetProperty("result").GetProperty("value");
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>What a new tab begins with goes away with whoever asked it, when the page itself comes: then the page is asked.</summary>
    private async Task<JsonElement> EvaluateAsync(string expression, string? session)
    {
        var asked = new { expression, awaitPromise = true, returnByValue = true };
        try
        {
            return await CallAsync("Runtime.evaluate", asked, session);
        }
        catch (InvalidOperationException)
        {
            return await CallAsync("Runtime.evaluate", asked, session);
        }
    }

    private async Task<JsonElement> CallAsync(string method, object values, string? session = null)
    {
        var id = ++_calls;
        var call = new Dictionary<string, object> { ["id"] = id, ["method"] = method, ["params"] = values };
        if (session is not null)
        {
            call["sessionId"] = session;
        }
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(call), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        while (true)
        {
            var answer = JsonDocument.Parse(await ReceiveAsync()).RootElement;
            if (answer.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
            {
                return answer.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException($"{method}: {answer}");
            }
        }
    }

    private async Task<string> ReceiveAsync()
    {
        var (text, buffer) = (new StringBuilder(), new byte[1 << 16]);
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.EndOfMessage)
            {
                return text.ToString();
            }
        }
    }
}
