using System.IO.Pipes;
using ExpRunner.Execution;
using Microsoft.Win32.SafeHandles;

namespace ExpRunner.Programs.Running;

/// <summary>Takes what a program prints on one stream through a pipe: all of it goes to the log as it comes, and line by line to who listens.</summary>
internal sealed class OutputPump : IDisposable
{
    /// <summary>Only a process that left the program's group can still hold the pipe when the program has ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly AnonymousPipeServerStream _pipe = new(PipeDirection.In, HandleInheritability.None);
    private readonly FileStream _log;
    private readonly LineSplitter? _lines;
    private readonly IOutputFilter? _filter;
    private Task<bool>? _pumping;

    /// <param name="log">The log, opened for appending; it is closed here.</param>
    /// <param name="line">Takes the lines; null: nobody does.</param>
    /// <param name="filter">Tells what the program printed; null: all that comes.</param>
    public OutputPump(SafeFileHandle log, Action<string>? line, IOutputFilter? filter)
    {
        (_log, _lines, _filter) = (new FileStream(log, FileAccess.Write, bufferSize: 0), line is null ? null : new LineSplitter(line, line), filter);
    }

    /// <summary>The handle the program is to write to.</summary>
    public int Handle => (int)_pipe.ClientSafePipeHandle.DangerousGetHandle();

    /// <summary>The program has the handle: nobody else may.</summary>
    public void Start()
    {
        _pipe.DisposeLocalCopyOfClientHandle();
        _pumping = KeptThread.RunAsync(thread => Pump(thread.Chunk));
    }

    /// <summary>Returns when all that was printed has been taken.</summary>
    public void Dispose()
    {
        if (_pumping is null || _pumping.Wait(Patience))
        {
            _log.Dispose();
            _pipe.Dispose();
        }
    }

    /// <returns>Whether all of it was taken.</returns>
    private bool Pump(byte[] chunk)
    {
        Exception? trouble = null;
        try
        {
            for (int count; (count = _pipe.Read(chunk)) > 0 && Take(chunk.AsSpan(0, count));)
            {
            }
            _lines?.End();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The log cannot be written any more, and the program learns it by its own writes.
            trouble = fault;
        }
        _filter?.End(trouble);
        return trouble is null;
    }

    private bool Take(ReadOnlySpan<byte> bytes)
    {
        if (_filter is not null)
        {
            return _filter.Take(bytes, Keep);
        }
        Keep(bytes);
        return true;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        _log.Write(bytes);
        _lines?.Take(bytes);
    }
}
