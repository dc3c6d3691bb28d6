using System.ComponentModel;
using System.Runtime.InteropServices;
using ExpRunner.Execution;
using ExpRunner.Platform;
using ExpRunner.Sweeps;
using Microsoft.Win32.SafeHandles;

namespace ExpRunner.Programs.Running;

/// <summary>Where a stage's program prints to: its two logs, or pipes to them where somebody listens.</summary>
internal sealed class StageOutput : IDisposable
{
    private readonly SafeFileHandle?[] _handles = new SafeFileHandle?[2];
    private readonly OutputPump?[] _pumps = new OutputPump?[2];

    /// <summary>Opens the logs; what is there already stays.</summary>
    /// <exception cref="IOException">They cannot be opened.</exception>
    public StageOutput(IReadOnlyList<string> logs, Action<bool, string>? line)
    {
        for (var i = 0; i < 2; i++)
        {
            var isError = i == 1;
            var descriptor = Libc.OpenForAppend(logs[i]);
            if (descriptor < 0)
            {
                var error = new Win32Exception(Marshal.GetLastPInvokeError()).Message;
                Dispose();
                throw new IOException($"Cannot open the log {logs[i]}: {error}.");
            }
            var handle = new SafeFileHandle(descriptor, ownsHandle: true);
            _pumps[i] = line is null ? null : new OutputPump(handle, text => line(isError, text));
            _handles[i] = line is null ? handle : null;
        }
    }

    public int Output => HandleOf(0);

    public int Error => HandleOf(1);

    /// <summary>The program has been started and has its own handles.</summary>
    public void Started()
    {
        for (var i = 0; i < 2; i++)
        {
            _handles[i]?.Dispose();
            _pumps[i]?.Start();
        }
    }

    /// <summary>Returns when all that was printed is in the logs.</summary>
    public void Dispose()
    {
        for (var i = 0; i < 2; i++)
        {
            _handles[i]?.Dispose();
            _pumps[i]?.Dispose();
        }
    }

    private int HandleOf(int stream) => _pumps[stream]?.Handle ?? (int)_handles[stream]!.DangerousGetHandle();
}
