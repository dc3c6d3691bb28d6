using System.Diagnostics;
using System.Text;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>A program that runs while the test goes on: what it printed so far, signals to it, its end.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    public RunningProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Add(_error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public string Output => Read(_output);

    public string Error => Read(_error);

    public void Signal(Signal signal) => ProcessTable.Signal(Id, signal);

    /// <summary>What a terminal does when somebody presses Ctrl-C: everybody in the group gets the signal.</summary>
    public void SignalGroup(Signal signal) => ProcessTable.Signal(-Id, signal);

    /// <summary>Waits until the program has printed a text to standard error.</summary>
    public Task SaysAsync(string text) => Eventually.HoldsAsync(() => Error.Contains(text, StringComparison.Ordinal) || HasEnded, $"it says '{text}'");

    public async Task<Finished> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It did not end within {Limit}.\n{Output}\n{Error}");
        }
        return new Finished(_process.ExitCode, Output, Error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    private static void Add(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.Append(line).Append(line is null ? "" : "\n");
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
