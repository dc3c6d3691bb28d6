using ExpRunner.Execution;

namespace ExpRunner.Nodes;

/// <summary>This machine.</summary>
internal sealed class LocalNode(NodeSpec spec, TimeProvider? time = null) : INode
{
    public NodeSpec Spec => spec;

    public bool IsHere => true;

    public Task<NodeFacts> OpenAsync(CancellationToken cancel) => NodeProbe.AskAsync(this, time ?? TimeProvider.System, cancel);

    public Task CloseAsync() => Task.CompletedTask;

    public ProcessCommand Command(string script, bool isEndTold = true) => new() { FileName = "/bin/sh", Arguments = ["-c", script], LeadsGroup = true };

    public bool IsCutOff(ProcessEnd end) => false;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
