using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using ExpRunner.Platform;

namespace ExpRunner.Execution;

/// <summary>A process we started: its streams, its end and its reason, and the end of its whole tree.</summary>
internal sealed class OwnedProcess : IDisposable
{
    private const int PrintedLimit = 8192;
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(60);

    /// <summary>How long the end of the error stream is waited for: a program that was started apart from it may hold it open for ever.</summary>
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(1);
    private readonly Process _process;
    private readonly StringBuilder _printed = new();
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProcessEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _treeEnded;

    private OwnedProcess(Process process)
    {
        _process = process;
        process.EnableRaisingEvents = true;
        process.Exited += async (_, _) => await OnExitedAsync().ConfigureAwait(false);
    }

    public int Id { get; private set; }

    /// <summary>What the process reads; closing it is an end of file.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>What the process writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Tells whether <see cref="Output"/> can be read at once; null where the system does not say.</summary>
    public unsafe Func<bool>? HasOutput => OperatingSystem.IsWindows() || Output is not PipeStream pipe ? null : () =>
    {
        var entry = new Libc.PollEntry { Descriptor = (int)pipe.SafePipeHandle.DangerousGetHandle(), Events = Libc.PollIn };
        return Libc.Poll(&entry, 1, 0) != 0;
    };

    /// <summary>Done when the process has ended and <see cref="Printed"/> holds what it said last.</summary>
    public Task<ProcessEnd> Ended => _ended.Task;

    /// <summary>The first of what it wrote to its standard error stream so far.</summary>
    public string Printed
    {
        get
        {
            lock (_printed)
            {
                return _printed.ToString().Trim();
            }
        }
    }

    /// <summary>What it said last, of a process whose output has ended, as it does itself at any moment.</summary>
    public async Task<string> LastWordsAsync()
    {
        await Task.WhenAny(Ended, Task.Delay(ReadLimit)).ConfigureAwait(false);
        return Printed;
    }

    /// <summary>Starts a program.</summary>
    /// <exception cref="ExecutorException">There is no such program, or it may not be started.</exception>
    public static OwnedProcess Start(ProcessCommand command)
    {
        var started = command.LeadsGroup ? OwnGroup.Of(command) : command;
        var start = new ProcessStartInfo(started.FileName, started.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = command.WorkingDirectory ?? "",
        };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment.Remove(name);
            if (value is not null)
            {
                start.Environment[name] = value;
            }
        }
        var owned = new OwnedProcess(new Process { StartInfo = start });
        try
        {
            owned._process.Start();
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or FileNotFoundException or DirectoryNotFoundException)
        {
            owned.Dispose();
            throw new ExecutorException($"Cannot start `{command}`: {fault.Message}", fault);
        }
        owned.Id = owned._process.Id;
        new Thread(owned.ReadErrors, maxStackSize: 256 * 1024) { IsBackground = true, Name = "ExpRunner stderr" }.Start();
        return owned;
    }

    /// <summary>Sends a signal to the process group that the process leads, or to it alone as long as it leads none.</summary>
    public void SignalTree(int signal)
    {
        if (_treeEnded)
        {
            return;
        }
        var leadsGroup = !OperatingSystem.IsWindows() && Libc.Kill(-Id, signal) == 0;
        if (!leadsGroup && signal == Libc.SigKill)
        {
            _process.Kill(entireProcessTree: OperatingSystem.IsWindows());
        }
    }

    /// <summary>Ends the tree: asks, waits for <paramref name="patience"/> at most, then kills; returns how the process ended.</summary>
    public async Task<ProcessEnd> EndTreeAsync(TimeSpan patience)
    {
        if (patience > TimeSpan.Zero && !Ended.IsCompleted)
        {
            SignalTree(Libc.SigTerm);
            await Task.WhenAny(Ended, Task.Delay(patience)).ConfigureAwait(false);
        }
        SignalTree(Libc.SigKill);
        try
        {
            return await Ended.WaitAsync(KillLimit).ConfigureAwait(false);
        }
        catch (TimeoutException fault)
        {
            throw new ExecutorException($"Process {Id} was killed and does not end: the system holds it, perhaps in a file system that does not answer.", fault);
        }
    }

    public void Dispose() => _process.Dispose();

    private async Task OnExitedAsync()
    {
        // What it started must not outlive it, also when it was killed and could not see to that itself; later its number may be another's.
        SignalTree(Libc.SigKill);
        _treeEnded = true;
        var end = new ProcessEnd(_process.ExitCode);
        if (!_read.Task.IsCompleted)
        {
            await Task.WhenAny(_read.Task, Task.Delay(ReadLimit)).ConfigureAwait(false);
        }
        _ended.TrySetResult(end);
    }

    private void ReadErrors()
    {
        var chunk = new char[1024];
        try
        {
            for (int count; (count = _process.StandardError.Read(chunk)) > 0;)
            {
                lock (_printed)
                {
                    _printed.Append(chunk, 0, Math.Min(count, PrintedLimit - _printed.Length));
                }
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process is gone, and what it had to say with it.
        }
        finally
        {
            _read.TrySetResult();
        }
    }
}
