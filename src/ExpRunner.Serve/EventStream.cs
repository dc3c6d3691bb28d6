using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ExpRunner.Serving;

/// <summary>Tells one listener the news, as server-sent events (HTML Living Standard, 9.2).</summary>
internal static class EventStream
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Writes events until the listener goes or the server ends.</summary>
    public static async Task WriteAsync(HttpContext context, Newsroom room, CancellationToken stop)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stop);
        using var listening = room.Listen();
        try
        {
            await WriteAsync(context.Response, room, ended.Token);
        }
        catch (OperationCanceledException)
        {
            // That is how each of them ends.
        }
        catch (IOException)
        {
            // The listener went away in the middle of an event.
        }
    }

    private static async Task WriteAsync(HttpResponse response, Newsroom room, CancellationToken ended)
    {
        await response.WriteAsync("retry: 2000\n\n", ended);
        var told = default(News);
        for (var news = room.Now; ; news = await NextAsync(response, news, ended))
        {
            if (news.Number > 0)
            {
                await response.Body.WriteAsync(Events(news, told), ended);
            }
            await response.Body.FlushAsync(ended);
            told = news;
        }
    }

    /// <summary>Waits for the newest news, with a sign of life now and then.</summary>
    private static async Task<News> NextAsync(HttpResponse response, News news, CancellationToken ended)
    {
        while (true)
        {
            try
            {
                var next = await news.Next.WaitAsync(Heartbeat, ended);
                while (next.Next.IsCompleted)
                {
                    next = await next.Next;
                }
                return next;
            }
            catch (TimeoutException)
            {
                await response.WriteAsync(": still here\n\n", ended);
                await response.Body.FlushAsync(ended);
            }
        }
    }

    private static ReadOnlyMemory<byte> Events(News news, News? told)
    {
        var text = new StringBuilder();
        if (told is null || !news.Progress.AsSpan().SequenceEqual(told.Progress))
        {
            text.Append("event: progress\ndata: ").Append(Encoding.UTF8.GetString(news.Progress)).Append("\n\n");
        }
        if (news.Version > 0 && news.Version != told?.Version)
        {
            text.Append(CultureInfo.InvariantCulture, $"event: changed\nid: {news.Version}\ndata: {news.Version}\n\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
