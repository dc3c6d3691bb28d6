using System.Diagnostics;
using System.Text;
using ExpRunner.Orleans.TestNode;
using ExpRunner.TestKit;

namespace ExpRunner.Orleans.Tests;

/// <summary>A command of an experiment project as a process: a head, a worker, a driver.</summary>
internal sealed class ClusterProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    /// <param name="folder">Where it runs.</param>
    /// <param name="variables">Its environment, on top of this one.</param>
    /// <param name="words">Its command line.</param>
    public ClusterProcess(string folder, IReadOnlyDictionary<string, string> variables, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(NodeWorker).Assembly.Location, .. words]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>What it has said on standard error.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public Task SaysAsync(string text, int times = 1)
        => Eventually.HoldsAsync(() => Said.Split(text).Length > times || _process.HasExited, $"'{text}' is said:\n{Said}", TimeSpan.FromMinutes(1));

    /// <summary>Waits for its end.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It did not end. It said:\n{Said}");
        }
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }
}
