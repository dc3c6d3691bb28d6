using System.Diagnostics;
using ExpRunner.Orleans.TestNode;

namespace ExpRunner.Orleans.Tests;

/// <summary>A head or a worker as a process of its own.</summary>
internal sealed class Node : IDisposable
{
    private readonly Process _process;

    private Node(Process process) => _process = process;

    public static async Task<Node> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(NodeWorker).Assembly.Location, "node", .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, line) => TestContext.Current.TestOutputHelper?.WriteLine(line.Data ?? "");
        process.BeginErrorReadLine();
        var node = new Node(process);
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        return node;
    }

    /// <summary>Kills it, as <c>kill -9</c> does, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as <c>kill</c> does, and waits until it is gone.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", [$"{_process.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.Dispose();
    }
}
