using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Nodes;

public sealed class NetworkNodeTests
{
    [Fact]
    public async Task A_node_that_is_cut_off_is_lost_within_the_time_that_was_given_and_found_again()
    {
        using var hosts = NetworkHosts.Start(1);
        var address = File.ReadLines(hosts.ClusterFile).Single(line => line.Contains("hostname:")).Split(' ')[^1];
        await using var node = new SshNode(
            new NodeSpec { Name = "one", HostName = address, SshConfig = hosts.SshConfig, WorkDir = hosts.FolderOf("one") }, new NodeRules { Silence = TimeSpan.FromSeconds(3), Opening = TimeSpan.FromSeconds(4) });
        Assert.Equal("one", (await node.OpenAsync(CancellationToken.None)).Host);

        using var running = OwnedProcess.Start(node.Command("sleep 600"));
        hosts.CutOff("one");
        Assert.True(node.IsCutOff(await running.Ended.WaitAsync(TimeSpan.FromSeconds(30))));
        Assert.Contains("does not answer", (await Assert.ThrowsAsync<NodeException>(() => node.OpenAsync(CancellationToken.None))).Message);

        hosts.Connect("one");
        await Eventually.HoldsAsync(() => OpensAsync(node), "it is found again");
    }

    /// <summary>For a moment after it was connected the system still knows no way there.</summary>
    private static async Task<bool> OpensAsync(SshNode node)
    {
        try
        {
            return (await node.OpenAsync(CancellationToken.None)).Host == "one";
        }
        catch (NodeException)
        {
            return false;
        }
    }
}
