using ExpRunner.Nodes;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Executors.Nodes;

/// <summary>The whole path of a node, without a network.</summary>
public sealed class ShellExecutorTests : NodeContract, IDisposable
{
    private readonly TempFolder _node = new();

    protected override string WorkDir => _node["work"];

    private protected override INode MakeNode(NodeSpec spec) => new ShellNode(spec, WorkDir);

    void IDisposable.Dispose()
    {
        _node.Dispose();
        Dispose();
    }
}
