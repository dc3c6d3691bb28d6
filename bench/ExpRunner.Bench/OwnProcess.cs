using System.Collections.Concurrent;
using System.Diagnostics;
using ExpRunner.Hosting.Running;
using ExpRunner.Platform;

namespace ExpRunner.Bench;

/// <summary>This program once more, as a person would start it; told to end when it is disposed of.</summary>
internal sealed class OwnProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    public OwnProcess(params string[] arguments)
    {
        var command = ThisProgram.Command(arguments);
        _process = Process.Start(new ProcessStartInfo(command.FileName, command.Arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Ends when it has said that.</summary>
    public async Task SaysAsync(string words)
    {
        for (var start = Stopwatch.GetTimestamp(); !_said.Any(line => line.Contains(words, StringComparison.Ordinal)); await Task.Delay(10))
        {
            if (HasEnded || Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw Unexpected($"did not say '{words}'");
            }
        }
    }

    /// <summary>Ends when it has done what it was started for.</summary>
    public async Task IsDoneAsync()
    {
        await _process.WaitForExitAsync();
        if (_process.ExitCode != 0)
        {
            throw Unexpected($"ended with {_process.ExitCode}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasEnded && !OperatingSystem.IsWindows())
        {
            _ = Libc.Kill(_process.Id, Terminate);
            using var late = new CancellationTokenSource(Patience);
            await _process.WaitForExitAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (!HasEnded)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private InvalidOperationException Unexpected(string what)
        => new($"'{string.Join(' ', _process.StartInfo.ArgumentList)}' {what}. It said: {string.Join('\n', _said)}");
}
