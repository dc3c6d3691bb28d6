using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Notifying;

/// <summary>Webhooks are told how a sweep goes; what they do with it changes nothing about the sweep.</summary>
public sealed class NotifyTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Failures_and_the_end_are_told_and_the_address_is_kept_nowhere()
    {
        using var server = WebhookServer.That();

        var run = Sweep(1, server.Address, "sh -c 'echo acc={x}; test {x} != 2 || { echo \"<b> & co\" >&2; exit 7; }'", "1 2 3");

        var text = string.Join('\n', server.Texts);
        Assert.Contains("FAIL  try #1/0 x=2: failed: cmd: exit code 7", text);
        Assert.Matches(@"\ntry: 2 of 3 completed, 1 failed \(2 now, [^)]*\)\nFirst failure: #1/0: failed: cmd: exit code 7", text);
        Assert.DoesNotContain("DONE", text);
        Assert.All(server.Requests, request => Assert.StartsWith($"POST /services/{WebhookServer.Secret} HTTP/1.1\n", request.Head));
        Assert.All(server.Requests, request => Assert.Contains("Content-Type: application/json; charset=utf-8\n", request.Head));
        Assert.DoesNotContain(WebhookServer.Secret, run.All);
        Assert.All(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain(WebhookServer.Secret, File.ReadAllText(file)));
    }

    [Fact]
    public void Expressions_say_what_is_told_and_null_tells_nothing()
    {
        using var server = WebhookServer.That();

        Sweep(0, server.Address, "echo acc={x}", "1 2 3", "--notify-on", "trial,end",
            "--notify-message", "scores.acc > 1 ? 'x<' + x + ': ' + status + ' ' + completed + '/' + planned : null", "--notify-end-message", "experiment + ' & ' + (interrupted ? 'no' : 'all ' + completed)");

        Assert.Equal(["x&lt;2: completed 2/3", "x&lt;3: completed 3/3", "try &amp; all 3"], server.Texts.SelectMany(text => text.Split('\n')));
    }

    [Fact]
    public async Task Nobody_waits_for_a_server_that_does_not_answer()
    {
        var done = new TaskCompletionSource();
        using var server = new WebhookServer(async _ =>
        {
            await done.Task;
            return WebhookServer.Taken;
        });
        var run = Task.Run(() => Sweep(0, server.Address, "echo acc={x}", "1 2 3 4 5 6 7 8", "--notify-on", "trial"));

        // All eight end while the first message waits for its answer.
        await Eventually.HoldsAsync(() => File.Exists(Results) && File.ReadAllLines(Results).Length == 8, "the sweep goes on", TimeSpan.FromSeconds(60));
        await Eventually.HoldsAsync(() => server.Requests.Count == 1, "the first message waits", TimeSpan.FromSeconds(60));
        done.SetResult();
        await run;

        Assert.Equal(8, server.Texts.Sum(text => text.Split('\n').Length));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Busy_servers_and_cut_connections_are_tried_again()
    {
        using var server = WebhookServer.That("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", "", "HTTP/1.1 429 Slow\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");

        var run = Sweep(0, server.Address, "echo acc={x}", "1");

        Assert.Equal(4, server.Requests.Count);
        Assert.Single(server.Texts.Distinct());
        Assert.DoesNotContain("--notify", run.Error);
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 10\r\n\r\nno_service", "--notify HOOK: the server answered 404 Not Found. Nothing more is sent there; the sweep is not concerned.")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", "--notify HOOK: the server answered 302 Found. Nothing more is sent there; the sweep is not concerned.")]
    public void What_will_never_be_taken_is_sent_once(string answer, string said)
    {
        using var server = WebhookServer.That(answer);

        var run = Sweep(0, server.Address, "echo acc={x}", "1 2 3 4", "--notify-on", "trial,end");

        Assert.Contains(said, run.Error);
        Assert.Single(server.Requests);
        Assert.DoesNotContain(WebhookServer.Secret, run.All);
    }

    [Fact]
    public void A_server_that_is_not_there_fails_nothing()
    {
        string address;
        using (var server = WebhookServer.That())
        {
            address = server.Address;
        }

        var run = Sweep(0, address, "echo acc={x}", "1 2");

        Assert.Contains("--notify HOOK: the last message could not be sent in time. The sweep is not concerned.", run.Error);
        Assert.Equal(2, File.ReadAllLines(Results).Length);
    }

    [Fact]
    public void A_flood_becomes_a_few_messages()
    {
        using var server = WebhookServer.That();

        Tool(server.Address, 0, "exec", "grid", "--name", "try", "--cmd", "true {x}", "--va", "x", "0", "300", "1", "-q", "-y", "--notify", "HOOK", "--notify-on", "trial,end");

        Assert.InRange(server.Requests.Count, 1, 20);
        Assert.Equal(301, server.Texts.SelectMany(text => text.Split('\n')).Sum(line => line.EndsWith(" more before these:", StringComparison.Ordinal) ? int.Parse(line.Split(' ')[0]) : 1));
        Assert.Contains("try: 300 of 300 completed", server.Texts[^1]);
    }

    [Fact]
    public void What_is_wrong_is_said_before_anything_runs()
    {
        var run = Sweep(2, "ftp://example.org/x", "echo {x}", "1", "--notify", "NONE_SUCH", "--notify", "https://example.org/hook", "--notify-message", "x + ", "--notify-end-message", "scores.acc");

        Assert.Contains("--notify HOOK: what the variable holds is no address that begins with https:// or http://.", run.Error);
        Assert.Contains("--notify NONE_SUCH: there is no variable of this name in the environment, or it is empty.", run.Error);
        Assert.Contains("--notify takes the name of a variable that holds the address, not the address itself", run.Error);
        Assert.Contains("--notify-message: A value was expected, not the end.\n  x + \n      ^", run.Error);
        Assert.Contains("--notify-end-message: Unknown name 'scores.acc'.", run.Error);
        Assert.False(File.Exists(Results));
        Assert.Contains("--notify-on later: write one or more of trial, failure and end", Sweep(2, "", "echo {x}", "1", "--notify-on", "later").Error);
        Assert.Contains("--notify-on says what is told, but nobody is: add --notify VARIABLE.", Tool("", 2, "exec", "grid", "--cmd", "echo {x}", "--vl", "x", "1", "--notify-on", "end").Error);
    }

    [Fact]
    public void Classes_tell_by_their_fields()
    {
        using var server = WebhookServer.That();

        Programs.Execute("dotnet", _folder.Path, new Dictionary<string, string> { ["HOOK"] = server.Address },
            "exec", Programs.TestExperiments, "-e", "Quadratic", "--trials", "2", "--repetitions", "1", "-q", "--notify", "HOOK", "--notify-on", "trial", "--notify-message", "experiment + ' ' + experiment_id");

        Assert.Equal(["Quadratic 0", "Quadratic 1"], server.Texts.SelectMany(text => text.Split('\n')).Order());
    }

    private string Results => _folder.File("results", "try", "results.jsonl");

    private Finished Sweep(int expected, string address, string command, string values, params string[] options)
        => Tool(address, expected, ["exec", "grid", "--name", "try", "--cmd", command, "--vl", "x", .. values.Split(' '), "-p", "acc", "acc=(@float@)", "-j", "1", "--notify", "HOOK", .. options]);

    private Finished Tool(string address, int expected, params string[] args)
    {
        var finished = Programs.Execute("dotnet", _folder.Path, new Dictionary<string, string> { ["HOOK"] = address }, ["exec", Programs.Tool, .. args]);
        Assert.True(finished.ExitCode == expected, $"expected exit code {expected}: {string.Join(' ', args)}\n{finished.All}");
        return finished;
    }
}
