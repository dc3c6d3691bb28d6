using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Programs.Running;
using ExpRunner.TestKit;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>The contract, over ssh.</summary>
public sealed class SshContractTests : ProgramContractTests, IAsyncDisposable
{
    private readonly SshHost _host = SshHost.Start();
    private NodeSet? _nodes;

    protected override int Many => 20;

    private protected override IExecutor Make(ProgramExecutorOptions options)
    {
        _nodes ??= new NodeSet([new SshNode(new NodeSpec { Name = "node", HostName = "127.0.0.1", Port = _host.Port, SshConfig = _host.Config, Workers = 1, WorkDir = Folder.Path }, new NodeRules())], new NodeRules(), _ => { }, TimeProvider.System);
        var executor = new ProgramExecutor(options, _nodes, [new NodeSlot(_nodes.Gates[0], 0, "")]);
        // As the scheduler does: limits are not for the way there.
        Assert.True(executor.ReadyAsync(executor.Slots[0], CancellationToken.None).AsTask().GetAwaiter().GetResult());
        return executor;
    }

    public async ValueTask DisposeAsync()
    {
        await (_nodes?.DisposeAsync() ?? ValueTask.CompletedTask);
        _host.Dispose();
    }
}
