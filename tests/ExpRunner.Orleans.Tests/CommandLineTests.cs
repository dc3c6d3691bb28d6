using System.Diagnostics;
using ExpRunner.TestKit;

namespace ExpRunner.Orleans.Tests;

/// <summary>Clusters as people start them: heads, workers and drivers, each a command of an experiment project.</summary>
public sealed class CommandLineTests(PostgresServer postgres) : IDisposable
{
    private const string Listens = "The head listens on";
    private readonly TempFolder _folder = new();
    private readonly List<ClusterProcess> _processes = [];
    private readonly Dictionary<string, string> _variables = new() { ["EXPRUN_TEST_MILLISECONDS"] = "200" };
    private readonly int _port = FreePort.Find(inARow: 4);

    private string Heads => $"127.0.0.1:{_port},127.0.0.1:{_port + 2}";

    public void Dispose()
    {
        _processes.ForEach(static process => process.Dispose());
        _folder.Dispose();
    }

    [Theory]
    [InlineData("postgres", "KILL")]
    [InlineData("folder", "KILL")]
    [InlineData("folder", "STOP")]
    public async Task Two_heads_of_which_one_after_the_other_is_gone_give_the_results_of_single(string clustering, string signal)
    {
        _variables["EXPRUN_CLUSTER_CONNECTION"] = clustering == "folder" ? _folder["shared"] : await postgres.NewDatabaseAsync();
        ClusterProcess[] heads = [await HeadAsync(_port, "--clustering", clustering), await HeadAsync(_port + 2, "--clustering", clustering)];
        ClusterProcess[] workers = [.. Enumerable.Range(0, 3).Select(_ => Start("worker", "--cluster", Heads, "-j", "2"))];
        var driver = Start("-e", "Steps", "--repetitions", "16", "--backend", "orleans", "--cluster", Heads, "-o", "clustered");
        await HasEndedAsync(60);
        for (var i = 0; i < 2; i++)
        {
            heads[i].Signal(signal);
            await heads[1 - i].SaysAsync($":{_port + (2 * i)} is gone");
            if (signal == "STOP")
            {
                heads[i].Signal("CONT");
                await heads[i].SaysAsync(Listens, times: 2);
                Assert.Contains("took this one for dead", heads[i].Said);
            }
            else
            {
                heads[i] = await HeadAsync(_port + (2 * i), "--clustering", clustering);
            }
        }

        Assert.Equal(0, await driver.EndAsync());
        _variables["EXPRUN_TEST_MILLISECONDS"] = "0";
        Assert.Equal(0, await Start("-e", "Steps", "--repetitions", "16", "--backend", "single", "-o", "single").EndAsync());
        Assert.Equal(Scores("single"), Scores("clustered"));
        Assert.Equal(40 * 16, File.ReadLines(_folder["clustered", "Steps", "journal.jsonl"]).Count(static line => line.Contains("\"kind\":\"ended\"", StringComparison.Ordinal)));
        foreach (var process in workers.Concat(heads))
        {
            process.Signal("TERM");
            Assert.Equal(0, await process.EndAsync());
        }
    }

    [Fact]
    public async Task A_certificate_by_openssl_and_its_fingerprint_are_all_that_TLS_needs()
    {
        OpenSsl("req", "-x509", "-newkey", "rsa:2048", "-noenc", "-days", "30", "-subj", "/CN=exprunner", "-keyout", "head.key", "-out", "head.crt");
        File.WriteAllText(_folder["secret"], "a secret of the lab\n");
        var head = await HeadAsync(_port, "--tls-certificate", "head.crt", "--tls-key", "head.key", "--secret-file", "secret");
        string[] way = ["--cluster", $"127.0.0.1:{_port}", "--secret-file", "secret"];
        var pin = OpenSsl("x509", "-in", "head.crt", "-noout", "-fingerprint", "-sha256").Trim();
        Start(["worker", .. way, "--tls-pin", pin]);
        Assert.Equal(0, await Start(["-e", "Steps", "--backend", "orleans", .. way, "--tls-pin", "head.crt"]).EndAsync());

        await RefusedAsync("by TLS only", ["worker", .. way]);
        await RefusedAsync("which is not the one that was given", ["worker", .. way, "--tls-pin", new string('A', 64)]);
        await RefusedAsync("the secret is not that of the head", ["cluster", "status", "--cluster", $"127.0.0.1:{_port}", "--tls-pin", pin]);
        Assert.Contains("it does not use TLS", head.Said);
    }

    [Fact]
    public async Task A_head_beyond_this_machine_wants_a_secret_or_a_certificate()
        => await RefusedAsync("Give it a secret or a certificate", ["head", "--port", $"{_port}", "--listen", "0.0.0.0"]);

    [Fact]
    public async Task What_the_project_says_of_Orleans_holds_for_heads_and_workers()
    {
        _variables["EXPRUN_TEST_SETUP"] = _folder["setup"];
        await HeadAsync(_port);
        Assert.Equal(0, await Start("cluster", "status", "--cluster", $"127.0.0.1:{_port}").EndAsync());
        Assert.Equal(["head", "link"], File.ReadAllLines(_folder["setup"]));
    }

    [Fact]
    public async Task Devices_come_in_the_variable_that_was_asked_for()
    {
        Assert.Equal(0, await Start("-e", "Device", "--backend", "orleans", "--slots", "gpus=5", "--slot-variable", "EXPRUN_TEST_DEVICE", "-o", "devices").EndAsync());
        Assert.All(File.ReadAllLines(_folder["devices", "Device", "results.jsonl"]), static line => Assert.Contains("[\"5\"]", line));
    }

    private async Task<ClusterProcess> HeadAsync(int port, params string[] words)
    {
        var head = Start(["head", "--port", $"{port}", .. words]);
        await head.SaysAsync(Listens);
        Assert.Contains(Listens, head.Said);
        return head;
    }

    private ClusterProcess Start(params string[] words)
    {
        _processes.Add(new ClusterProcess(_folder.Path, _variables, words));
        return _processes[^1];
    }

    private async Task RefusedAsync(string why, string[] words)
    {
        var process = Start(words);
        Assert.Equal(1, await process.EndAsync());
        Assert.Contains(why, process.Said);
    }

    private Task HasEndedAsync(int count)
    {
        var journal = _folder["clustered", "Steps", "journal.jsonl"];
        return Eventually.HoldsAsync(() => File.Exists(journal) && File.ReadLines(journal).Count() > count, "some has ended", TimeSpan.FromMinutes(1));
    }

    /// <summary>The lines of results without where and how long.</summary>
    private string[] Scores(string folder)
        => [.. File.ReadAllLines(_folder[folder, "Steps", "results.jsonl"]).Select(static line => System.Text.RegularExpressions.Regex.Replace(line, """"(\w*fit_time|out_path)":(\[[^\]]*\]|"[^"]*"|[^,}]*)"""" , "")).Order(StringComparer.Ordinal)];

    private string OpenSsl(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", words) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
