using System.IO.Pipes;
using System.Runtime.InteropServices;
using ExpRunner.Execution;
using ExpRunner.Platform;
using ExpRunner.Programs.Running;

namespace ExpRunner.Programs.Fluent;

/// <summary>The pipes that a command prints into, read by the one thread that waits for its end as well.</summary>
internal sealed unsafe class CommandPipes : IDisposable
{
    /// <summary>How long to wait for output before looking whether the command has ended, where no handle tells.</summary>
    private const int Look = 20;
    private readonly AnonymousPipeServerStream[] _pipes = [new(PipeDirection.In, HandleInheritability.None), new(PipeDirection.In, HandleInheritability.None)];
    private readonly bool[] _isClosed = new bool[2];
    private readonly List<AnonymousPipeServerStream> _drained = [];
    private readonly LineSplitter[] _lines;
    private readonly byte[] _chunk;

    /// <param name="output">Takes the lines.</param>
    /// <param name="chunk">What is read goes through it.</param>
    public CommandPipes(CommandOutput output, byte[] chunk)
    {
        _chunk = chunk;
        _lines = [Lines(OutputStream.Output), Lines(OutputStream.Error)];
        LineSplitter Lines(OutputStream stream) => new(text => output.Take(stream, text, "\n"), text => output.Take(stream, text, ""));
    }

    /// <summary>The handle for its output.</summary>
    public int Output => Given(_pipes[0]);

    /// <summary>The handle for its errors.</summary>
    public int Error => Given(_pipes[1]);

    private bool AreClosed => _isClosed[0] && _isClosed[1];

    /// <summary>The command has its handles, and nobody else may have them.</summary>
    public void Started() => Array.ForEach(_pipes, pipe => pipe.DisposeLocalCopyOfClientHandle());

    /// <summary>Reads until the command has ended, whoever else has the pipes, or nobody can print into them any more.</summary>
    public void ReadWhile(SpawnedProcess process)
    {
        var end = process.OpenEnd();
        for (var hasEnded = false; !AreClosed && !hasEnded;)
        {
            hasEnded = end >= 0 ? Read(end, -1) : Read(end, Look) || process.HasEnded();
        }
        if (end >= 0)
        {
            Libc.Close(end);
        }
    }

    /// <summary>Reads what comes within a time, and takes all of it.</summary>
    public void ReadFor(TimeSpan time)
    {
        var until = Environment.TickCount64 + (long)time.TotalMilliseconds;
        ReadUntil(until);
        Thread.Sleep((int)Math.Max(0, until - Environment.TickCount64));
    }

    /// <summary>Reads the rest. What a process still prints that left the command's group is for nobody, but it can print on.</summary>
    /// <param name="patience">How long to wait for the end of it.</param>
    public void ReadRest(TimeSpan patience)
    {
        ReadUntil(Environment.TickCount64 + (long)patience.TotalMilliseconds);
        foreach (var pipe in _pipes.Where((_, i) => !_isClosed[i]))
        {
            _drained.Add(pipe);
            new Thread(() => Drain(pipe), maxStackSize: 256 * 1024) { IsBackground = true, Name = "ExpRunner output" }.Start();
        }
    }

    public void Dispose()
    {
        foreach (var pipe in _pipes.Where(pipe => !_drained.Contains(pipe)))
        {
            pipe.Dispose();
        }
    }

    private void ReadUntil(long until)
    {
        for (long now; !AreClosed && (now = Environment.TickCount64) < until;)
        {
            Read(-1, (int)(until - now));
        }
    }

    /// <summary>Waits, and reads once from what can be read; true: the end has come.</summary>
    private bool Read(int end, int milliseconds)
    {
        var entries = stackalloc Libc.PollEntry[3];
        for (var i = 0; i < _pipes.Length; i++)
        {
            entries[i] = new() { Descriptor = _isClosed[i] ? -1 : Taken(_pipes[i]), Events = Libc.PollIn };
        }
        entries[2] = new() { Descriptor = end, Events = Libc.PollIn };
        if (Libc.Poll(entries, 3, milliseconds) <= 0)
        {
            return false;
        }
        for (var i = 0; i < _pipes.Length; i++)
        {
            if (entries[i].Returned != 0)
            {
                Read(i);
            }
        }
        return entries[2].Returned != 0;
    }

    private void Read(int number)
    {
        nint count;
        fixed (byte* chunk = _chunk)
        {
            count = Libc.Read(Taken(_pipes[number]), chunk, _chunk.Length);
        }
        if (count > 0)
        {
            _lines[number].Take(_chunk.AsSpan(0, (int)count));
        }
        else if (count == 0 || Marshal.GetLastPInvokeError() != Libc.InterruptedCall)
        {
            _isClosed[number] = true;
            _lines[number].End();
        }
    }

    private static void Drain(AnonymousPipeServerStream pipe)
    {
        try
        {
            pipe.CopyTo(Stream.Null);
        }
        catch (IOException)
        {
            // Nobody wanted it.
        }
        pipe.Dispose();
    }

    private static int Given(AnonymousPipeServerStream pipe) => (int)pipe.ClientSafePipeHandle.DangerousGetHandle();

    private static int Taken(AnonymousPipeServerStream pipe) => (int)pipe.SafePipeHandle.DangerousGetHandle();
}
