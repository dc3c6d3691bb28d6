using System.Net.Sockets;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>A pipe, a socket or a device where a sweep's file should be: every command says so, and none waits for somebody at the other end.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private static readonly string[] Sweep = ["-e", "Quadratic", "-q", "--repetitions"];
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("journal.jsonl")]
    [InlineData("journal-other.jsonl")]
    [InlineData("journal.lock")]
    [InlineData("journal.damaged")]
    [InlineData("results.jsonl")]
    [InlineData("sweep.json")]
    [InlineData("claims/board-7.json")]
    public async Task A_named_pipe_stops_a_sweep_before_its_first_trial(string file)
    {
        _folder.Run(0, [.. Sweep, "1"]);
        Make("pipe", file);

        Assert.Equal($"results/Quadratic/{file}: a named pipe is where a file should be. Move it away, or use another folder.", await RefusedAsync([.. Sweep, "2"]));

        File.Delete(_folder.File("results", "Quadratic", file));
        Assert.Contains("20 of 20 completed", _folder.Run(0, ["-e", "Quadratic", "--repetitions", "2"]).Error);
    }

    [Theory]
    [InlineData("socket", "a socket")]
    [InlineData("device", "a device")]
    public async Task A_socket_and_a_device_are_named_too(string kind, string name)
    {
        _folder.Run(0, [.. Sweep, "1"]);
        Make(kind, "journal.jsonl");

        Assert.Equal($"results/Quadratic/journal.jsonl: {name} is where a file should be. Move it away, or use another folder.", await RefusedAsync([.. Sweep, "1"]));
    }

    [Theory]
    [InlineData("results.jsonl", "report")]
    [InlineData("results.jsonl", "report", "results/Quadratic/results.jsonl")]
    [InlineData("results.jsonl", "report", "--group-by", "X")]
    [InlineData("journal.jsonl", "status")]
    [InlineData("sweep.json", "status")]
    [InlineData("claims/board-7.json", "status")]
    [InlineData("journal.jsonl", "collect", "results", "-o", "together")]
    [InlineData("0/config.json", "--replay", "results/Quadratic/0")]
    public async Task Commands_that_read_do_not_wait_either(string file, params string[] command)
    {
        _folder.Run(0, [.. Sweep, "1"]);
        Make("pipe", file);

        Assert.Contains($"results/Quadratic/{file}: a named pipe is where a file should be. Move it away, or use another folder.", await RefusedAsync(command));
    }

    [Fact]
    public async Task What_a_trial_left_that_is_no_file_is_not_collected()
    {
        _folder.Run(0, [.. Sweep, "1"]);
        Make("pipe", "0/left-over");

        await EndAsync(0, "collect", "results", "-o", "together");

        Assert.True(File.Exists(_folder.File("together", "Quadratic", "0", "config.json")));
        Assert.False(File.Exists(_folder.File("together", "Quadratic", "0", "left-over")));
    }

    private async Task<string> RefusedAsync(params string[] command)
    {
        var finished = await EndAsync(2, command);
        Assert.DoesNotContain("   at ", finished.Error);
        return finished.Error.TrimEnd();
    }

    private async Task<Finished> EndAsync(int expected, params string[] command)
    {
        using var program = _folder.Start(command);
        await Eventually.HoldsAsync(() => program.HasEnded, $"it ends: {string.Join(' ', command)}");
        var finished = await program.EndAsync();
        Assert.True(finished.ExitCode == expected, finished.All);
        return finished;
    }

    private void Make(string kind, string file)
    {
        var path = _folder.File("results", "Quadratic", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        switch (kind)
        {
            case "pipe":
                Assert.Equal(0, Programs.Execute("mkfifo", _folder.Path, new Dictionary<string, string>(), path).ExitCode);
                break;
            case "socket":
                using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                {
                    // .NET takes the name away that it made.
                    socket.Bind(new UnixDomainSocketEndPoint(path + ".made"));
                    File.Move(path + ".made", path);
                }
                break;
            default:
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
        }
    }
}
