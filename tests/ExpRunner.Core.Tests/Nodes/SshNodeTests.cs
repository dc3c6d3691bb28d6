using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Nodes;

public sealed class SshNodeTests
{
    private static readonly NodeRules Rules = new() { Opening = TimeSpan.FromSeconds(20) };
    private static readonly NodeRules Watchful = Rules with { Silence = TimeSpan.FromSeconds(3) };

    [Fact]
    public async Task A_node_says_what_it_has_and_runs_scripts_with_their_streams_and_exit_codes()
    {
        using var host = SshHost.Start();
        await using var node = new SshNode(host.Spec() with { Environment = [new("EXPRUN_OWN", "x")] }, Rules);
        var facts = await node.OpenAsync(CancellationToken.None);

        Assert.Equal(Environment.MachineName, facts.Host);
        Assert.Equal("Linux", facts.Platform.System);
        Assert.Equal(Environment.ProcessorCount, facts.Cpus);
        Assert.True(facts.Memory > 100 << 20);
        Assert.True(facts.FreeDisk > 0);
        Assert.True(Directory.Exists(facts.WorkDir));
        Assert.Contains(facts.Runtimes, version => version.StartsWith("10.", StringComparison.Ordinal));
        Assert.True(facts.ClockAhead.Duration() < TimeSpan.FromSeconds(2), facts.ClockAhead.ToString());
        Assert.InRange(facts.Latency, TimeSpan.FromMicroseconds(1), TimeSpan.FromSeconds(20));
        Assert.Contains("SSH_CONNECTION", facts.Variables.Keys);
        Assert.DoesNotContain("EXPRUN_OWN", facts.Variables.Keys);

        var (output, error, end) = await RunAsync(node, "read line; printf '%s\\n' \"got $line!\" 'it''s \\n é'; echo bad >&2; exit 7", "one\n");
        Assert.Equal("got one!\nits \\n é\n", output);
        Assert.Equal("bad", error);
        Assert.Equal(7, end.ExitCode);
    }

    [Fact]
    public async Task Only_a_lost_way_looks_like_one()
    {
        using var host = SshHost.Start();
        await using var node = new SshNode(host.Spec(), Rules);
        await node.OpenAsync(CancellationToken.None);

        Assert.Equal(137, (await RunAsync(node, "kill -9 $$")).End.ExitCode);
        Assert.Equal(254, (await RunAsync(node, "exit 255")).End.ExitCode);
        Assert.False(node.IsCutOff(new ProcessEnd(254)));

        var running = RunAsync(node, "sleep 600");
        host.Stop();
        Assert.True(node.IsCutOff((await running.WaitAsync(TimeSpan.FromSeconds(20))).End));
        await Eventually.HoldsAsync(async () => node.IsCutOff((await RunAsync(node, "true")).End), "commands of a lost node end at once");
    }

    [Fact]
    public async Task A_node_that_sleeps_is_noticed_and_used_again_when_it_wakes()
    {
        using var host = SshHost.Start();
        await using var node = new SshNode(host.Spec(), Watchful);
        await node.OpenAsync(CancellationToken.None);
        var running = RunAsync(node, "sleep 600");
        host.Freeze();

        Assert.True(node.IsCutOff((await running.WaitAsync(TimeSpan.FromSeconds(30))).End));
        host.Thaw();
        await node.OpenAsync(CancellationToken.None);
        Assert.Equal("back\n", (await RunAsync(node, "echo back")).Output);
    }

    [Fact]
    public async Task A_closed_node_leaves_no_process_and_no_socket()
    {
        using var host = SshHost.Start();
        var node = new SshNode(host.Spec() with { Workers = 20 }, Rules);
        await node.OpenAsync(CancellationToken.None);
        var masters = Processes.With(host.Config);
        var sockets = masters.Select(SocketOf).OfType<string>().Distinct().ToArray();
        Assert.Equal(3, sockets.Length);
        Assert.All(sockets, socket => Assert.True(File.Exists(socket)));

        await node.DisposeAsync();
        await Eventually.HoldsAsync(() => Processes.With(host.Config).Length == 0, "no ssh is left");
        Assert.All(sockets, socket => Assert.False(Directory.Exists(Path.GetDirectoryName(socket))));
        await Eventually.HoldsAsync(() => host.Sessions.Length == 0, "no session is left");
    }

    [Fact]
    public async Task Keys_that_interrupt_this_process_do_not_reach_what_runs_on_nodes()
    {
        using var host = SshHost.Start();
        await using var node = new SshNode(host.Spec(), Rules);
        await using var here = new LocalNode(new NodeSpec { Name = "here" });
        await node.OpenAsync(CancellationToken.None);
        var own = ProcessEntry.TryRead(Environment.ProcessId)!.Value.Group;

        Assert.DoesNotContain(Processes.With(host.Config), id => ProcessEntry.TryRead(id)?.Group == own);
        foreach (var one in new INode[] { node, here })
        {
            using var process = OwnedProcess.Start(one.Command("read line"));
            await Eventually.HoldsAsync(() => ProcessEntry.TryRead(process.Id)?.Group == process.Id, "it leads a group");
            process.Input.Close();
            await process.Ended;
        }
    }

    [Fact]
    public async Task More_commands_than_sshd_takes_on_a_connection_run_all_the_same()
    {
        using var host = SshHost.Start();
        await using var node = new SshNode(host.Spec() with { Workers = 1 }, Rules);
        await node.OpenAsync(CancellationToken.None);
        var all = await Task.WhenAll(Enumerable.Range(0, 13).Select(i => RunAsync(node, $"cat; echo {i}", "")));

        Assert.Equal(Enumerable.Range(0, 13).Select(i => $"{i}\n"), all.Select(one => one.Output));
        Assert.All(all, one => Assert.Equal("", one.Error));
    }

    [Fact]
    public async Task Each_way_not_to_get_in_says_what_to_do()
    {
        using var host = SshHost.Start();
        using var other = new TempFolder();
        File.Copy(host.KnownHosts, other["known_hosts"]);
        var spec = host.Spec();

        await Refuses(spec with { HostName = "no-such-node.invalid" }, "no machine of the name 'no-such-node.invalid' is known", "Could not resolve");
        await Refuses(spec with { Port = FreePort.Find() }, "nothing listens for ssh", "Connection refused");
        await Refuses(spec with { PrivateKey = other["none"] }, "there is no private key");

        File.WriteAllText(host.KnownHosts, "");
        await Refuses(spec, "is not known here", "ssh-keyscan -p", "Host key verification failed");
        await using (var trusting = new SshNode(spec with { ChecksHostKey = false }, Rules))
        {
            Assert.NotEmpty((await trusting.OpenAsync(CancellationToken.None)).Host);
        }
        Assert.Equal("", File.ReadAllText(host.KnownHosts));

        File.Copy(other["known_hosts"], host.KnownHosts, overwrite: true);
        host.ChangeHostKey();
        await Refuses(spec, "shows another host key than before", "ssh-keygen -R '[127.0.0.1]:");
    }

    [Fact]
    public async Task A_key_that_is_not_accepted_and_a_node_that_does_not_answer_are_told_apart()
    {
        using var host = SshHost.Start();
        using var stranger = SshHost.Start();
        await Refuses(host.Spec() with { PrivateKey = stranger.PrivateKey, SshConfig = WithoutKeys(host) }, "takes no key of this machine", "Permission denied", "ssh-copy-id");

        host.Freeze();
        await Refuses(host.Spec(), new NodeRules { Opening = TimeSpan.FromSeconds(4) }, "does not answer", "timed out");
        host.Thaw();
    }

    [Theory]
    [InlineData("$EXPRUN_NOWHERE/x", "EXPRUN_NOWHERE")]
    [InlineData("/proc/no/such", "cannot be made or written into")]
    public async Task A_work_folder_that_cannot_be_is_named(string folder, string said)
    {
        using var host = SshHost.Start();
        await Refuses(host.Spec() with { WorkDir = folder }, said);
        Assert.Empty(Processes.With(host.Config));
    }

    private static string WithoutKeys(SshHost host)
    {
        var config = host.Config + "-without";
        File.WriteAllLines(config, File.ReadAllLines(host.Config).Where(line => !line.Contains("Identit")));
        return config;
    }

    private static Task Refuses(NodeSpec spec, params string[] said) => Refuses(spec, Rules, said);

    private static async Task Refuses(NodeSpec spec, NodeRules rules, params string[] said)
    {
        await using var node = new SshNode(spec, rules);
        var fault = await Assert.ThrowsAsync<NodeException>(() => node.OpenAsync(CancellationToken.None));
        Assert.All(said, text => Assert.Contains(text, fault.Message));
    }

    private static string? SocketOf(int process)
    {
        var arguments = File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
        return Array.IndexOf(arguments, "-S") is >= 0 and var at ? arguments[at + 1] : null;
    }

    private static async Task<(string Output, string Error, ProcessEnd End)> RunAsync(INode node, string script, string input = "")
    {
        using var process = OwnedProcess.Start(node.Command(script));
        await using (var writer = new StreamWriter(process.Input))
        {
            await writer.WriteAsync(input);
        }
        var output = await new StreamReader(process.Output).ReadToEndAsync();
        var end = await process.Ended;
        return (output, process.Printed, end);
    }
}
