using System.Diagnostics;
using ExpRunner.EndToEnd.Tests.ProgramSweeps;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Nodes;

/// <summary>Programs on nodes, when something goes wrong with the runner, a disk or a node.</summary>
public sealed class ProgramFaultTests : IDisposable
{
    private readonly ProgramFolder _folder = new();
    private readonly SshHost _host = SshHost.Start();
    private string? _mounted;

    public void Dispose()
    {
        if (_mounted is not null)
        {
            Run("umount", "-l", _mounted);
        }
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_runner_that_is_killed_leaves_nothing_there_and_the_same_command_goes_on()
    {
        WriteCluster(2, "far");
        _folder.Write("sweep.yaml", "stages: { run: \"sh -c 'echo {a}; [ {a} -lt 3 ] || [ -e go ] || sleep 1000'\" }\nsweeps: [{ a: [0, 1, 2, 3, 4] }]\n");
        using (var runner = _folder.Start(Sweep))
        {
            await Eventually.HoldsAsync(() => runner.HasEnded || Sleeping().Length == 2, "two trials hang there");
            Assert.False(runner.HasEnded, runner.Error);
            runner.Signal(Signal.Kill);
            await runner.EndAsync();
        }
        await NothingIsThereAsync("far");

        File.WriteAllText(_folder.At("far", "go"), "");
        Assert.Contains("3 of 5 completed before, 2 to run", _folder.Tool(0, Sweep).Error);
        Assert.Equal(5, _folder.Results("sweep").Count);
        await NothingIsThereAsync("far");
    }

    [Fact]
    public async Task A_full_disk_is_named_and_the_others_go_on()
    {
        // One after the other: what runs beside the one that fills the disk may find it full, too.
        WriteCluster(1, "far");
        Mount(_folder.At("far"));
        _folder.Write("sweep.yaml", "stages: { run: \"sh -c 'head -c {bytes} /dev/zero > {out}/made'\" }\nsweeps: [{ bytes: [1000, 9000000, 2000] }]\n");

        var finished = _folder.Tool(1, Sweep);

        Assert.Contains($"bytes=9000000: failed: run: exit code 1. The disk of {_folder.At("far")}/run-", finished.All);
        Assert.Equal(["completed", "completed", "failed"], _folder.Journal("sweep").Ended.Select(end => end.Status).Order());
        Assert.Equal([1000, 2000], new[] { "0", "2" }.Select(id => new FileInfo(_folder.At("results", "sweep", id, "made")).Length));
        await NothingIsThereAsync("far");
    }

    /// <summary>The trial ends the connection that it came by, wherever it runs.</summary>
    [Theory]
    [InlineData(null, 3)]
    [InlineData("2", 2)]
    public async Task A_trial_that_takes_every_node_with_it_is_stopped_and_the_others_complete(string? tries, int losses)
    {
        WriteCluster(2, "one", "two", "three");
        _folder.Script("deadly.sh", """
            #!/bin/sh
            id=$$
            until [ "$(cat "/proc/$id/comm")" = sshd ] || [ "$(cat "/proc/$id/comm")" = sshd-session ]; do id=$(ps -o ppid= -p "$id" | tr -d ' '); done
            kill -KILL "$id"
            sleep 1000
            """);
        _folder.Write("sweep.yaml", $"stages: {{ run: \"sh -c '[ {{a}} != 5 ] || {_folder.At("deadly.sh")}; echo {{a}}'\" }}\nsweeps: [{{ a: [{string.Join(", ", Enumerable.Range(0, 20))}] }}]\n");

        _folder.Tool(1, [.. Sweep, .. tries is null ? Array.Empty<string>() : ["--max-tries", tries]]);

        var ended = _folder.Journal("sweep").Ended;
        Assert.Equal(losses, ended.Count(end => end is { ExperimentId: 5, Status: "lost" }));
        Assert.Equal(Enumerable.Range(0, 20).Except([5]), ended.Where(end => end.Status == "completed").Select(end => end.ExperimentId).Order());
        await NothingIsThereAsync("one", "two", "three");
    }

    private static string[] Sweep => ["run", "sweep.yaml", "-y", "--backend", "ssh", "--cluster", "cluster.yaml", "--lease", "5s"];

    private void WriteCluster(int workers, params string[] names) => _folder.Write("cluster.yaml", "nodes:\n" + string.Concat(names.Select(name => $"""
          - name: {name}
            hostname: 127.0.0.1
            port: {_host.Port}
            ssh_config: {_host.Config}
            workers: {workers}
            workdir: {Directory.CreateDirectory(_folder.At(name)).FullName}

        """)));

    private int[] Sleeping() => [.. _host.Sessions.Where(id => Comm(id) == "sleep" && File.ReadAllText($"/proc/{id}/cmdline").Contains("1000", StringComparison.Ordinal))];

    private async Task NothingIsThereAsync(params string[] nodes)
    {
        await Eventually.HoldsAsync(() => _host.Sessions.Length == 0, "no process is left there", TimeSpan.FromSeconds(60));
        Assert.All(nodes, node => Assert.Empty(Directory.GetDirectories(_folder.At(node), "run-*")));
        await _folder.NothingRunsAsync();
    }

    private void Mount(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder), "No file system can be mounted here.");
        _mounted = folder;
    }

    private static string Comm(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/comm").Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
