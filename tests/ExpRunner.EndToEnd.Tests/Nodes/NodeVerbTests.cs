using System.Text.Json;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Nodes;

/// <summary>The verbs that look at nodes, and what a run says of options that name them.</summary>
public sealed class NodeVerbTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nodes_are_shown_as_a_sweep_would_find_them_with_one_that_is_broken()
    {
        using var host = SshHost.Start();
        WriteCluster(host);

        var shown = Programs.Run(Programs.Tool, _folder.Path, "nodes", "--cluster", "cluster.yaml");
        Assert.Equal(1, shown.ExitCode);
        Assert.Matches(@"good +127\.0\.0\.1:\d+ +ok +\S+ +3 +4 +8 GiB +0 1 +gpu x86 +0 1 0", shown.Output);
        Assert.Matches(@"here +this machine +ok", shown.Output);
        Assert.Matches(@"bad +127\.0\.0\.1:1 +not reached +- +2 ", shown.Output);
        Assert.Contains("bad: nothing listens for ssh on '127.0.0.1', port 1", shown.Error);

        var picked = Programs.Run(Programs.TestExperiments, _folder.Path, "nodes", "--cluster", "cluster.yaml", "--nodes", "gpu+x86", "--json");
        Assert.Equal((0, ""), (picked.ExitCode, picked.Error));
        var node = Assert.Single(JsonDocument.Parse(picked.Output).RootElement.EnumerateArray());
        Assert.Equal("good", node.GetProperty("node").GetString());
        Assert.Equal(8L << 30, node.GetProperty("memory").GetInt64());
        Assert.Equal(["0", "1", "0"], node.GetProperty("slots").EnumerateArray().Select(slot => slot.GetString()!));
        Assert.Empty(Processes.With(host.Config));
    }

    [Fact]
    public void The_doctor_says_what_works_what_does_not_and_what_to_do()
    {
        using var host = SshHost.Start();
        WriteCluster(host);

        var said = Programs.Run(Programs.Tool, _folder.Path, "doctor", "--cluster", "cluster.yaml");
        Assert.Equal((1, ""), (said.ExitCode, said.Error));
        Assert.Matches(@"this machine\n +ok +\.NET +10\.", said.Output);
        Assert.Matches(@" +ok +ssh +OpenSSH", said.Output);
        Assert.Matches(@"good\n +ok +reached +127\.0\.0\.1:\d+, which is .+; there and back in [0-9.]+ ms\n +ok +clock +[0-9.]+ s (ahead|behind)\n +ok +disk .+\n +ok +\.NET +10\..+\n +ok +tools +sh, tar, gzip, setsid\n +ok +slots +3 at once", said.Output);
        Assert.Matches(@"bad\n +fault reached +127\.0\.0\.1:1\n +nothing listens for ssh .+ By hand: ssh ", said.Output);

        var alone = Programs.Run(Programs.TestExperiments, _folder.Path, "doctor", "--json");
        Assert.Equal(0, alone.ExitCode);
        Assert.Contains("disk", JsonDocument.Parse(alone.Output).RootElement.EnumerateArray().Select(finding => finding.GetProperty("what").GetString()));
    }

    [Fact]
    public async Task A_program_that_is_killed_leaves_no_ssh()
    {
        using var host = SshHost.Start();
        WriteCluster(host);
        host.Freeze();
        using var program = Programs.Start(Programs.Tool, _folder.Path, "nodes", "--cluster", "cluster.yaml", "--nodes", "good");
        await Eventually.HoldsAsync(() => Processes.With(host.Config).Any(id => File.ReadAllText($"/proc/{id}/comm").Trim() == "ssh"), "it connects");

        program.Kill();
        await Eventually.HoldsAsync(() => Processes.With(host.Config).Length == 0, "its ssh is gone");
    }

    [Fact]
    public void What_is_typed_wrong_is_said_at_once()
    {
        File.WriteAllText(_folder["cluster.yaml"], "nodes:\n  - hostname: a\n    wrokers: 2\n");

        var said = Programs.Run(Programs.Tool, _folder.Path, "nodes", "--cluster", "cluster.yaml", "--node", "b:0", "2", "--node", "[::1");
        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Contains("cluster.yaml:3:5: 'wrokers' is no key of a node. Did you mean 'workers'?", said.Error);
        Assert.Contains("--node b:0 2: '0' is no port", said.Error);
        Assert.Contains("--node [::1: '[::1': the closing bracket is missing", said.Error);

        Assert.Contains("--cluster cluster.yaml: the nodes of a file are reached by ssh. Add --backend ssh.", Programs.Run(Programs.TestExperiments, _folder.Path, "-e", "Quadratic", "--cluster", "cluster.yaml").Error);
        Assert.Contains("There is no node to run on.", Programs.Run(Programs.Tool, _folder.Path, "nodes").Error);
        Assert.Contains("Heads of a cluster, HOST:PORT, are for --backend orleans", Programs.Run(Programs.Tool, _folder.Path, "doctor", "--cluster", "head:30000").Error);
        Assert.Contains("--nodes: no node has the tag 'gpuu'. Did you mean 'gpu'?", Programs.Run(Programs.Tool, _folder.Path, "nodes", "--node", "localhost", "2", "gpu", "--nodes", "gpuu").Error);
    }

    [Fact]
    public void Nodes_that_are_typed_are_told_apart()
    {
        var shown = Programs.Run(Programs.Tool, _folder.Path, "nodes", "--node", "localhost", "3", "gpu", "x86", "--node", "localhost:1", "2", "--json");

        Assert.Equal(1, shown.ExitCode);
        Assert.Equal([("localhost", 3, 2), ("localhost:1", 2, 0)], JsonDocument.Parse(shown.Output).RootElement.EnumerateArray()
            .Select(node => (node.GetProperty("node").GetString()!, node.GetProperty("workers").GetInt32(), node.GetProperty("tags").GetArrayLength())));
    }

    private void WriteCluster(SshHost host) => File.WriteAllText(_folder["cluster.yaml"], $"""
        nodes:
          - name: good
            hostname: 127.0.0.1
            port: {host.Port}
            ssh_config: {host.Config}
            tags: [gpu, x86]
            slots: [0, 1, 0]
            gpus: [0, 1]
            cpus: 4
            memory: 8g
            workdir: {_folder["work"]}
          - name: here
            hostname: localhost
            workdir: {_folder["here"]}
          - name: bad
            hostname: 127.0.0.1
            port: 1
            workers: 2
            ssh_config: {host.Config}
        """);
}
