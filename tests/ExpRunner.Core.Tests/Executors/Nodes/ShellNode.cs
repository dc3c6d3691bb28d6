using ExpRunner.Execution;
using ExpRunner.Nodes;

namespace ExpRunner.Tests.Executors.Nodes;

/// <summary>A node that is a shell of this machine and a folder: all that happens between machines but the network. Counts the commands.</summary>
internal sealed class ShellNode(NodeSpec spec, string folder) : INode
{
    private int _commands;

    public NodeSpec Spec => spec;

    public bool IsHere => false;

    /// <summary>What is found on it.</summary>
    public NodeFacts Facts { get; set; } = new() { Platform = ("Linux", "x86_64"), Cpus = 2, WorkDir = folder, Runtimes = [Environment.Version.ToString()] };

    /// <summary>Changes scripts, so that what is here can be not there.</summary>
    public Func<string, string> Alter { get; set; } = static script => script;

    public int Commands => Volatile.Read(ref _commands);

    public Task<NodeFacts> OpenAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        return Task.FromResult(Facts);
    }

    public Task CloseAsync() => Task.CompletedTask;

    public ProcessCommand Command(string script, bool isEndTold = true)
    {
        Interlocked.Increment(ref _commands);
        return new ProcessCommand { FileName = "/bin/sh", Arguments = ["-c", Alter(script)] };
    }

    public bool IsCutOff(ProcessEnd end) => end.ExitCode == 255;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
