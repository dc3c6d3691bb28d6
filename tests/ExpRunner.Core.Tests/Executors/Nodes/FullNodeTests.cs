using System.Diagnostics;
using ExpRunner.Execution;
using ExpRunner.Executors.Nodes;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors.Nodes;

/// <summary>A node whose disk is full.</summary>
public sealed class FullNodeTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly bool _isMounted;

    public FullNodeTests()
    {
        Directory.CreateDirectory(_folder["node"]);
        _isMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", _folder["node"]);
    }

    public void Dispose()
    {
        if (_isMounted)
        {
            Run("umount", "-l", _folder["node"]);
        }
        _folder.Dispose();
    }

    [Fact]
    public async Task The_error_of_the_attempt_says_so_and_the_others_go_on()
    {
        Assert.SkipUnless(_isMounted, "No file system can be mounted here.");
        var attempts = new AttemptFactory(_folder["out"]);
        await using var nodes = new NodeSet([new ShellNode(new NodeSpec { Name = "far" }, _folder["node"])], new NodeRules(), _ => { }, TimeProvider.System);
        await using var executor = new NodeExecutor(new NodeExecutorOptions
        {
            Nodes = nodes,
            Slots = [new NodeSlot(nodes.Gates[0], 0, "")],
            Command = TestPrograms.Command(typeof(Act).Assembly.Location, "worker"),
            ScratchFolder = _folder["scratch"],
            Version = TestPrograms.Version,
            CodeIdentity = TestPrograms.CodeIdentity,
        });
        await executor.StartAsync(CancellationToken.None);
        var ended = await executor.RunAsync([attempts.Do("fill", 2 << 20), attempts.Do("nothing"), attempts.Do("fill", 1000)]);
        Assert.Equal([AttemptStatus.Failed, AttemptStatus.Completed, AttemptStatus.Completed], ended.Select(end => end.Outcome.Status));
        Assert.Contains("No space left on device", ended[0].Outcome.Error);
        Assert.Equal(1000, new FileInfo(_folder["out", "2", "filled"]).Length);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
