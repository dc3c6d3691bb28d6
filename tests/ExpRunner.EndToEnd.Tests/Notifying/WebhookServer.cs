using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests.Notifying;

/// <summary>A server that takes messages, and answers each as the test says: an answer to send, or nothing, which cuts the connection.</summary>
internal sealed class WebhookServer : IDisposable
{
    public const string Secret = "T0-B0-a1b2c3d4";
    public const string Taken = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, Task<string>> _answer;
    private readonly List<(string Head, string Body)> _requests = [];

    public WebhookServer(Func<int, Task<string>> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ListenAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/services/{Secret}";

    public IReadOnlyList<(string Head, string Body)> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>The texts of all requests, also of those that were refused.</summary>
    public IReadOnlyList<string> Texts => [.. Requests.Select(request => JsonNode.Parse(request.Body)!["text"]!.ToString())];

    public static WebhookServer That(params string[] answers) => new(number => Task.FromResult(number < answers.Length ? answers[number] : Taken));

    public void Dispose() => _listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception fault) when (fault is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await ReadAsync(reader) is { } request)
        {
            int number;
            lock (_requests)
            {
                _requests.Add(request);
                number = _requests.Count - 1;
            }
            var answer = await _answer(number);
            if (answer.Length == 0)
            {
                return;
            }
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        }
    }

    private static async Task<(string Head, string Body)?> ReadAsync(StreamReader reader)
    {
        var head = new StringBuilder();
        var length = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            head.Append(line).Append('\n');
            length = line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(line[15..]) : length;
        }
        if (head.Length == 0)
        {
            return null;
        }
        var body = new StringBuilder();
        var one = new char[1];
        while (Encoding.UTF8.GetByteCount(body.ToString()) < length && await reader.ReadAsync(one) == 1)
        {
            body.Append(one[0]);
        }
        return (head.ToString(), body.ToString());
    }
}
