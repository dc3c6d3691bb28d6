using ExpRunner.Nodes;
using ExpRunner.Programs.ClusterFiles;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Programs.Tests.ClusterFiles;

public sealed class ClusterFileTests
{
    [Fact]
    public void A_file_says_all_there_is_to_say_of_nodes()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["id"], "");
        var file = ClusterFileReader.ReadText("""
            name: lab
            nodes:
              - name: big
                hostname: big.example.org
                user: me
                port: 2222
                private_key: id
                ssh_config: id
                check_host_key: false
                workers: 16
                tags: [gpu, x86]
                workdir: $SCRATCH/runs
                environment: { OMP_NUM_THREADS: 1, EMPTY: '', COST: $5 }
                slots: [0, 1, '2,3']
                cpus: 8
                gpus: [0, 1, 2, 3]
                memory: 32g
              - hostname: "[::1]"
                tags: small old
              - hostname: localhost
            """, folder["cluster.yaml"]);

        Assert.Equal("lab", file.Name);
        var (big, six, here) = (file.Nodes[0], file.Nodes[1], file.Nodes[2]);
        Assert.Equal(("big", "big.example.org", "me", 2222, 16), (big.Name, big.HostName, big.User, big.Port, big.Workers));
        Assert.Equal((folder["id"], folder["id"], false), (big.PrivateKey, big.SshConfig, big.ChecksHostKey));
        Assert.Equal(["gpu", "x86"], big.Tags);
        Assert.Equal("$SCRATCH/runs", big.WorkDir);
        Assert.Equal([new("OMP_NUM_THREADS", "1"), new("EMPTY", ""), new("COST", "$5")], big.Environment);
        Assert.Equal(["0", "1", "2,3"], big.Slots);
        Assert.Equal((8.0, 32L << 30), (big.Cpus, big.Memory));
        Assert.Equal(["0", "1", "2", "3"], big.Gpus!);
        Assert.Equal(("::1", "[::1]", null), (six.HostName, six.Name, six.Workers));
        Assert.Equal(["small", "old"], six.Tags);
        Assert.True(six.ChecksHostKey);
        Assert.Null(six.Gpus);
        Assert.True(here.IsHere);
        Assert.False(big.IsHere);
    }

    [Fact]
    public void Files_of_Patas_are_read_as_they_are()
    {
        var file = ClusterFileReader.ReadText("""
            name: wespa
            nodes:
              - name: one
                user: me
                hostname: 192.168.1.105
                port: 22
                procs: 16
                tags:
                  - wespa
                  - arch__x86_64
              - name: this one
                hostname: localhost
                workers: 2
                tags: []
            """, "cluster.yaml");

        Assert.Equal([("one", 16), ("this one", 2)], file.Nodes.Select(node => (node.Name, node.Workers!.Value)));
        Assert.Equal(["wespa", "arch__x86_64"], file.Nodes[0].Tags);
        Assert.Equal([false, true], file.Nodes.Select(node => node.IsHere));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_with_its_place()
    {
        var fault = Assert.Throws<SweepException>(() => ClusterFileReader.ReadText("""
            nodes:
              - name: a
                hostname: -oProxyCommand=x
                prot: 22
                workers: 0
              - name: a
                hostname: me@b
                port: 70000
                tags: [a+b]
              - user: -l
                private_key: none
                gpus: 2
                environment: { 'A-B': 1 }
              - 5
            """, "c.yaml"));

        Assert.Equal([
            "c.yaml:3:15: hostname: '-oProxyCommand=x' is no name of a machine.",
            "c.yaml:4:5: 'prot' is no key of a node. Did you mean 'port'?",
            "c.yaml:5:14: 'workers' is the number 0, where a whole number above zero belongs.",
            "c.yaml:6:11: another node is called 'a'. Give each a name of its own.",
            "c.yaml:7:15: hostname: 'me@b' is no name of a machine. Write the user as user:.",
            "c.yaml:8:11: port: there are ports up to 65535.",
            "c.yaml:9:12: 'a+b' is no tag. Write a word without blanks, commas and plus signs.",
            "c.yaml:10:5: a node has no hostname:. Add the name or the address that ssh takes, or localhost for this machine.",
            "c.yaml:10:11: user: '-l' is no name of a user.",
            $"c.yaml:11:18: private_key: there is no file {Path.GetFullPath("none")} on this machine. Correct it; without private_key: ssh takes what it has for the node.",
            "c.yaml:12:11: gpus: 2 may be a count or the id of a device. Write the ids as a list: [0, 1].",
            "c.yaml:13:20: 'A-B' cannot be a variable's name in a shell. Write letters, digits and _.",
            "c.yaml:14:5: a node is the number 5, where an object such as { hostname: one, workers: 4 } belongs.",
        ], fault.Problems);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("stages: { a: b }", "this is a file of an experiment")]
    [InlineData("name: x", "a cluster file needs nodes:")]
    [InlineData("nodes: []", "an empty list")]
    [InlineData("nodes: [{ hostname: a }, { hostname: a }]", "another node is called 'a'. Give each a name: of its own")]
    [InlineData("nodes: [{ hostname: a }]\nnodse: 1", "Did you mean 'nodes'?")]
    public void What_is_no_cluster_file_says_what_it_lacks(string text, string said)
        => Assert.Contains(said, Assert.Single(Assert.Throws<SweepException>(() => ClusterFileReader.ReadText(text, "c.yaml")).Problems));

    [Theory]
    [InlineData("host", null, "host", null, null, "")]
    [InlineData("me@host:2222 4 gpu x86", "me", "host", 2222, 4, "gpu x86")]
    [InlineData("host gpu 4", null, "host", null, null, "gpu 4")]
    [InlineData("[::1]:22 2", null, "::1", 22, 2, "")]
    [InlineData("me@[fe80::1%eth0]", "me", "fe80::1%eth0", null, null, "")]
    public void A_node_is_typed_in_one_line(string text, string? user, string host, int? port, int? workers, string tags)
    {
        var node = NodeText.Parse(text);

        Assert.Equal((user, host, port, workers, tags), (node.User, node.HostName, node.Port, node.Workers, string.Join(' ', node.Tags)));
    }

    [Theory]
    [InlineData("::1", "stands in brackets: [::1]")]
    [InlineData("[::1", "the closing bracket is missing")]
    [InlineData("host:0", "'0' is no port")]
    [InlineData("host:x", "'x' is no port")]
    [InlineData("host 0", "0 workers: a node has one at least")]
    [InlineData("@host", "'' is no name of a user")]
    [InlineData("me@", "the name of the machine is missing")]
    [InlineData("-l", "no name of a machine")]
    [InlineData("host 2 a,b", "'a,b' is no tag")]
    [InlineData(" ", "a node is missing")]
    public void What_is_no_node_is_refused(string text, string said) => Assert.Contains(said, Assert.Throws<FormatException>(() => NodeText.Parse(text)).Message);

    [Theory]
    [InlineData("gpu", "a b")]
    [InlineData("gpu+x86", "b")]
    [InlineData("gpu+x86,big", "b c")]
    [InlineData("c, a", "a c")]
    public void Tags_pick_nodes(string text, string picked) => Assert.Equal(picked, string.Join(' ', NodeTags.Pick(text, Tagged).Select(node => node.Name)));

    [Theory]
    [InlineData("gpuu", "Did you mean 'gpu'?")]
    [InlineData("gpu+big", "no node has all of 'gpu+big'. A comma means or: gpu,big.")]
    [InlineData("gpu,", "has a place without a tag")]
    public void Tags_that_pick_none_are_refused(string text, string said) => Assert.Contains(said, Assert.Throws<FormatException>(() => NodeTags.Pick(text, Tagged)).Message);

    private static NodeSpec[] Tagged =>
    [
        new() { Name = "a", Tags = ["gpu"] },
        new() { Name = "b", Tags = ["gpu", "x86"] },
        new() { Name = "c", Tags = ["big"] },
    ];
}
