using System.Diagnostics;
using System.Text;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>A program on a pseudo terminal at which a test types.</summary>
internal sealed class TerminalProgram : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _shown = new();

    public TerminalProgram(string folder, string command)
    {
        var start = new ProcessStartInfo("script", ["-qefc", $"stty cols 100 rows 30; exec dotnet exec {command}", "/dev/null"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TERM"] = "xterm-256color", ["DOTNET_EnableDiagnostics"] = "0" },
        };
        _process = Process.Start(start)!;
        _ = ReadAsync();
    }

    public string Shown
    {
        get
        {
            lock (_shown)
            {
                return _shown.ToString();
            }
        }
    }

    public void Type(char key)
    {
        _process.StandardInput.Write(key);
        _process.StandardInput.Flush();
    }

    public Task ShowsAsync(string text) => Eventually.HoldsAsync(() => Shown.Contains(text, StringComparison.Ordinal), $"'{text}' is shown");

    public async Task<int> EndAsync()
    {
        await Eventually.HoldsAsync(() => _process.HasExited, "it ends");
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

    private async Task ReadAsync()
    {
        var buffer = new char[4096];
        while (await _process.StandardOutput.ReadAsync(buffer) is > 0 and var length)
        {
            lock (_shown)
            {
                _shown.Append(buffer, 0, length);
            }
        }
    }
}
