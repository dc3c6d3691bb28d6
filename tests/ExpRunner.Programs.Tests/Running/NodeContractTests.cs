using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Programs.Running;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>The contract, on a node.</summary>
public sealed class NodeContractTests : ProgramContractTests
{
    protected override int Many => 20;

    private protected override IExecutor Make(ProgramExecutorOptions options)
    {
        Directory.CreateDirectory(Folder["home"]);
        var nodes = new NodeSet([new ShellNode(Folder["home"]) { Spec = new() { Name = "away", HostName = "away.example", Workers = 1, WorkDir = Folder.Path } }], new NodeRules(), _ => { }, TimeProvider.System);
        var executor = new ProgramExecutor(options, nodes, [new NodeSlot(nodes.Gates[0], 0, "")]);
        // As the scheduler does: limits are not for the way there.
        Assert.True(executor.ReadyAsync(executor.Slots[0], CancellationToken.None).AsTask().GetAwaiter().GetResult());
        return executor;
    }
}
