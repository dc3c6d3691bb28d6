using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Nodes;

public sealed class NodeProbeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/bin/dash")]
    [InlineData("/bin/bash")]
    [InlineData("/bin/busybox", "sh")]
    public async Task Plain_shells_answer(string shell, params string[] first)
    {
        Assert.SkipUnless(File.Exists(shell), $"{shell} is not installed");
        var facts = await AskAsync(Spec(), script => new() { FileName = shell, Arguments = [.. first, "-c", script] });

        Assert.Equal(Environment.ProcessorCount, facts.Cpus);
        Assert.Equal(_folder["work"], facts.WorkDir);
        Assert.True(facts.Memory > 100 << 20);
        Assert.True(facts.FreeDisk > 0);
        Assert.True(facts.ClockAhead.Duration() < TimeSpan.FromSeconds(2), facts.ClockAhead.ToString());
        Assert.Equal(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), facts.Variables["HOME"]);
    }

    [Fact]
    public async Task What_a_login_shell_prints_before_is_passed_over_and_odd_variables_are_read()
    {
        var facts = await AskAsync(Spec(), script => Shell($"echo Welcome to EXPRUN-FACTS; printf 'host mallory\\n'; ODD='a=b\nhost eve\n'; export ODD; {script}"));

        Assert.Equal(Environment.MachineName, facts.Host);
        Assert.Equal("a=b\nhost eve\n", facts.Variables["ODD"]);
    }

    [Fact]
    public async Task The_ids_of_gpus_are_those_of_the_tool_or_those_that_a_login_has()
    {
        Directory.CreateDirectory(_folder["bin"]);
        File.WriteAllText(_folder["bin", "nvidia-smi"], "#!/bin/sh\n[ \"$1\" = --query-gpu=index ] && printf '0\\n1\\n'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder["bin", "nvidia-smi"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        var path = $"PATH={_folder["bin"]}:$PATH; export PATH;";

        Assert.Equal(["0", "1"], (await AskAsync(Spec(), script => Shell($"{path} {script}"))).Gpus);
        Assert.Equal(["3"], (await AskAsync(Spec(), script => Shell($"{path} CUDA_VISIBLE_DEVICES=3; export CUDA_VISIBLE_DEVICES; {script}"))).Gpus);
        Assert.Empty((await AskAsync(Spec() with { Environment = [new("CUDA_VISIBLE_DEVICES", "")] }, script => Shell($"{path} {script}"))).Gpus);
    }

    [Fact]
    public async Task Variables_of_the_node_file_are_there_for_the_folder_but_not_among_those_of_the_node()
    {
        var facts = await AskAsync(new NodeSpec { Name = "n", WorkDir = "$EXPRUN_PLACE/it's", Environment = [new("EXPRUN_PLACE", _folder["a b"])] }, Shell);

        Assert.Equal(_folder["a b", "it's"], facts.WorkDir);
        Assert.DoesNotContain("EXPRUN_PLACE", facts.Variables.Keys);
    }

    [Theory]
    [InlineData("exit 3", "exit code 3")]
    [InlineData("echo no such luck >&2; exit 1", "no such luck")]
    [InlineData("exec yes", "prints without end")]
    public async Task No_answer_is_a_fault_that_says_why(string script, string said)
    {
        var fault = await Assert.ThrowsAsync<NodeException>(() => AskAsync(Spec(), _ => Shell(script)));

        Assert.Contains(said, fault.Message);
    }

    private static ProcessCommand Shell(string script) => new() { FileName = "/bin/sh", Arguments = ["-c", script] };

    private static Task<NodeFacts> AskAsync(NodeSpec spec, Func<string, ProcessCommand> command) => NodeProbe.AskAsync(new ShellNode(spec, command), TimeProvider.System, CancellationToken.None);

    private NodeSpec Spec() => new() { Name = "n", WorkDir = _folder["work"] };

    /// <summary>A node whose shell is one of this machine.</summary>
    private sealed class ShellNode(NodeSpec spec, Func<string, ProcessCommand> command) : INode
    {
        public NodeSpec Spec => spec;

        public bool IsHere => true;

        public Task<NodeFacts> OpenAsync(CancellationToken cancel) => throw new NotSupportedException();

        public Task CloseAsync() => Task.CompletedTask;

        public ProcessCommand Command(string script, bool isEndTold = true) => command(script);

        public bool IsCutOff(ProcessEnd end) => false;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
