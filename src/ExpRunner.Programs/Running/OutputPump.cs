using System.IO.Pipes;
using System.Text;
using ExpRunner.Execution;
using Microsoft.Win32.SafeHandles;

namespace ExpRunner.Programs.Running;

/// <summary>Takes what a program prints on one stream through a pipe: all of it goes to the log as it comes, and line by line to who listens.</summary>
internal sealed class OutputPump : IDisposable
{
    /// <summary>Only a process that left the program's group can still hold the pipe when the program has ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>What is longer is told in parts.</summary>
    private const int LongestLine = 1 << 20;
    private readonly AnonymousPipeServerStream _pipe = new(PipeDirection.In, HandleInheritability.None);
    private readonly FileStream? _log;
    private readonly Action<string> _line;
    private readonly Action<string> _part;
    private readonly MemoryStream _rest = new();
    private readonly Thread _thread;

    /// <param name="log">The log, opened for appending; it is closed here. Null: there is none.</param>
    /// <param name="line">Takes the lines.</param>
    /// <param name="part">Takes what has no line end behind it: the last of the output, or a part of a line that is too long; null: <paramref name="line"/> does.</param>
    public OutputPump(SafeFileHandle? log, Action<string> line, Action<string>? part = null)
    {
        (_log, _line, _part) = (log is null ? null : new FileStream(log, FileAccess.Write, bufferSize: 0), line, part ?? line);
        _thread = new Thread(Pump, maxStackSize: 256 * 1024) { IsBackground = true, Name = "ExpRunner output" };
    }

    /// <summary>The handle the program is to write to.</summary>
    public int Handle => (int)_pipe.ClientSafePipeHandle.DangerousGetHandle();

    /// <summary>The program has the handle: nobody else may.</summary>
    public void Start()
    {
        _pipe.DisposeLocalCopyOfClientHandle();
        _thread.Start();
    }

    /// <summary>Returns when all that was printed has been taken.</summary>
    public void Dispose()
    {
        if (_thread.ThreadState.HasFlag(ThreadState.Unstarted) || _thread.Join(Patience))
        {
            _log?.Dispose();
            _pipe.Dispose();
        }
    }

    private void Pump()
    {
        var chunk = new byte[64 * 1024];
        try
        {
            for (int count; (count = _pipe.Read(chunk)) > 0;)
            {
                _log?.Write(chunk, 0, count);
                Split(chunk.AsSpan(0, count));
            }
            Tell([]);
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // The log cannot be written any more, and the program learns it by its own writes.
        }
    }

    private void Split(ReadOnlySpan<byte> bytes)
    {
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            Tell(bytes[..end], isLine: true);
        }
        _rest.Write(bytes);
        if (_rest.Length > LongestLine)
        {
            Tell([]);
        }
    }

    private void Tell(ReadOnlySpan<byte> end, bool isLine = false)
    {
        _rest.Write(end);
        if (isLine || _rest.Length > 0)
        {
            (isLine ? _line : _part)(Encoding.UTF8.GetString(_rest.GetBuffer().AsSpan(0, (int)_rest.Length)).TrimEnd('\r'));
        }
        _rest.SetLength(0);
    }
}
