using System.Collections.Concurrent;

namespace ExpRunner.EndToEnd.Tests.Live;

/// <summary>Reads server-sent events as they come.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly ConcurrentQueue<(string Event, string Data)> _all = new();
    private readonly Task _reading;

    private EventReader(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _reading = Task.Run(() => ReadAsync(stream));
    }

    /// <summary>What has come so far.</summary>
    public IReadOnlyList<(string Event, string Data)> All => [.. _all];

    /// <summary>Whether the server has ended it.</summary>
    public bool HasEnded => _reading.IsCompleted;

    public static async Task<EventReader> OpenAsync(HttpClient http, Uri events)
    {
        var response = await http.GetAsync(events, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The data of the events of a kind.</summary>
    public IReadOnlyList<string> Of(string kind) => [.. _all.Where(entry => entry.Event == kind).Select(entry => entry.Data)];

    public void Dispose() => _response.Dispose();

    private async Task ReadAsync(Stream stream)
    {
        try
        {
            using var reader = new StreamReader(stream);
            var kind = "";
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal))
                {
                    kind = line["event: ".Length..];
                }
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    _all.Enqueue((kind, line["data: ".Length..]));
                }
            }
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException)
        {
            // The test or the server ended it.
        }
    }
}
