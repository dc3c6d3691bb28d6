using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ExpRunner.EndToEnd.Tests.Live;

/// <summary>Who may ask the server for what.</summary>
public sealed class ServeSafetyTests(ServedSweep served) : IClassFixture<ServedSweep>
{
    private readonly SweepFolder _folder = served.Folder;

    [Theory]
    [InlineData("GET", "/", "localhost", HttpStatusCode.OK)]
    [InlineData("HEAD", "/data", "127.0.0.1", HttpStatusCode.OK)]
    [InlineData("GET", "/data", "[::1]:80", HttpStatusCode.OK)]
    [InlineData("GET", "/data", "attacker.example", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/events", "localhost.attacker.example", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/", "192.168.1.5", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/data", "localhost", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/", "localhost", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/../../../../etc/passwd", "localhost", HttpStatusCode.NotFound)]
    [InlineData("GET", "/results/Quadratic/journal.jsonl", "localhost", HttpStatusCode.NotFound)]
    [InlineData("GET", "/%2e%2e/%2e%2e/etc/passwd", "localhost", HttpStatusCode.NotFound)]
    [InlineData("GET", "//data", "localhost", HttpStatusCode.NotFound)]
    public void Only_what_is_there_is_given_to_who_asks_for_this_server(string method, string path, string host, HttpStatusCode expected)
    {
        var answer = Ask(served.Server, method, path, host);

        Assert.StartsWith($"HTTP/1.1 {(int)expected} ", answer);
        foreach (var header in new[] { "Content-Security-Policy: default-src 'none'", "frame-ancestors 'none'", "connect-src 'self'", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "X-Frame-Options: DENY" })
        {
            Assert.Contains(header, answer);
        }
        Assert.DoesNotContain("Access-Control-Allow", answer);
        Assert.DoesNotContain("root:x:0", answer);
    }

    [Fact]
    public async Task Beyond_this_machine_only_who_knows_the_token_is_let_in()
    {
        using var server = new RunningServer(_folder.Path, "--address", "*");
        Assert.Matches(@"^http://[^/]+:\d+/\?token=[0-9a-f]{48}$", server.Url.ToString());
        var token = server.Url.Query;

        foreach (var path in new[] { "/", "/data", "/events", "/other" })
        {
            foreach (var wrong in new[] { "", "?token=", "?token=0", token[..^1], token + "0", "?token=" + new string('é', 48), "?other=1" })
            {
                var refused = Ask(server, "GET", path + Uri.EscapeDataString(wrong).Replace("%3F", "?", StringComparison.Ordinal).Replace("%3D", "=", StringComparison.Ordinal), "127.0.0.1");
                Assert.StartsWith("HTTP/1.1 401 ", refused);
                Assert.Contains("Open the whole address", refused);
                Assert.DoesNotContain("Quadratic", refused);
            }
        }
        Assert.StartsWith("HTTP/1.1 200 ", Ask(server, "GET", "/" + token, "127.0.0.1"));
        Assert.Contains("\"Quadratic\"", Ask(server, "GET", "/data" + token, Environment.MachineName));
        Assert.StartsWith("HTTP/1.1 403 ", Ask(server, "GET", "/data" + token, "attacker.example"));
        using var local = new HttpClient();
        using var events = await EventReader.OpenAsync(local, new Uri($"http://127.0.0.1:{server.Url.Port}/events{token}"));
        await TestKit.Eventually.HoldsAsync(() => events.Of("progress").Count > 0, "progress is told");
        using var other = new RunningServer(_folder.Path, "--address", "*");
        Assert.NotEqual(token, other.Url.Query);
    }

    [Fact]
    public async Task Data_are_sent_packed_once_for_each_version()
    {
        var server = served.Server;
        var plain = await server.Http.GetByteArrayAsync("data", TestContext.Current.CancellationToken);

        foreach (var encoding in new[] { "br", "gzip" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "data") { Headers = { { "Accept-Encoding", encoding } } };
            using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(encoding, Assert.Single(answer.Content.Headers.ContentEncoding));
            using var packed = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            using var unpacked = new MemoryStream();
            (encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : (Stream)new GZipStream(packed, CompressionMode.Decompress)).CopyTo(unpacked);
            Assert.Equal(plain, unpacked.ToArray());

            using var again = new HttpRequestMessage(HttpMethod.Get, "data") { Headers = { { "If-None-Match", answer.Headers.ETag!.Tag } } };
            using var unchanged = await server.Http.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
        using var refusing = new HttpRequestMessage(HttpMethod.Get, "data") { Headers = { { "Accept-Encoding", "br;q=0, gzip;q=0" } } };
        Assert.Empty((await server.Http.SendAsync(refusing, TestContext.Current.CancellationToken)).Content.Headers.ContentEncoding);
    }

    /// <summary>Where only the .NET runtime is installed, all verbs but this one work.</summary>
    [Fact]
    public void Without_the_runtime_of_web_servers_it_is_said_what_to_install()
    {
        var shared = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", ".."));
        var root = Path.GetDirectoryName(shared)!;
        var bare = Directory.CreateDirectory(_folder.File("bare", "shared")).Parent!.FullName;
        // Links would be followed back to where all frameworks are.
        Assert.Equal(0, Programs.Execute("cp", root, new Dictionary<string, string>(), "-r", "dotnet", "host", bare).ExitCode);
        Assert.Equal(0, Programs.Execute("cp", shared, new Dictionary<string, string>(), "-r", "Microsoft.NETCore.App", Path.Combine(bare, "shared")).ExitCode);
        var environment = new Dictionary<string, string> { ["DOTNET_ROOT"] = bare };

        var served = Programs.Execute(Path.Combine(bare, "dotnet"), _folder.Path, environment, "exec", Programs.Tool, "serve");
        var reported = Programs.Execute(Path.Combine(bare, "dotnet"), _folder.Path, environment, "exec", Programs.Tool, "report");

        Assert.Equal(2, served.ExitCode);
        Assert.StartsWith($"error: serve needs the ASP.NET Core runtime {Environment.Version.Major}.0, and {bare}/shared/Microsoft.AspNetCore.App has none. Install it", served.Error);
        Assert.Equal(0, reported.ExitCode);
    }

    /// <summary>A request as it is written; clients of libraries would mend it.</summary>
    private static string Ask(RunningServer server, string method, string path, string host)
    {
        using var client = new TcpClient("127.0.0.1", server.Url.Port) { ReceiveTimeout = 30_000 };
        using var stream = client.GetStream();
        stream.Write(Encoding.UTF8.GetBytes($"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{(method == "POST" ? "Content-Length: 0\r\n" : "")}\r\n"));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
