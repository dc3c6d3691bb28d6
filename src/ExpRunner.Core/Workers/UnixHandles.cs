using System.ComponentModel;
using System.Runtime.InteropServices;
using ExpRunner.Platform;

namespace ExpRunner.Workers;

/// <summary>Standard handles by file descriptors: native code and child processes are caught too.</summary>
internal sealed unsafe class UnixHandles : WorkerHandles
{
    private readonly int _input;
    private readonly int _output;

    public UnixHandles()
    {
        _input = Checked(Libc.DuplicatePrivately(0), "move standard input");
        _output = Checked(Libc.DuplicatePrivately(1), "move standard output");
        var nothing = Checked(Libc.OpenNothing(), "open /dev/null");
        Libc.Duplicate(nothing, 0);
        Libc.Close(nothing);
        Libc.Duplicate(2, 1);
    }

    public override int Read(Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            while (true)
            {
                var count = Libc.Read(_input, start, buffer.Length);
                if (count >= 0 || Marshal.GetLastPInvokeError() != Libc.InterruptedCall)
                {
                    return (int)Math.Max(count, 0);
                }
            }
        }
    }

    public override void Write(ReadOnlySpan<byte> bytes) => WriteAll(_output, bytes);

    public override bool WaitForInput(TimeSpan limit)
    {
        var entry = new Libc.PollEntry { Descriptor = _input, Events = Libc.PollIn };
        return Libc.Poll(&entry, 1, (int)limit.TotalMilliseconds) > 0;
    }

    public override void PointAt(int stream, string path)
    {
        File.Delete(path);
        var file = Checked(Libc.OpenForAppend(path), $"open {path}");
        Libc.Duplicate(file, stream);
        Libc.Close(file);
    }

    public override long Length(int stream) => Libc.Seek(stream, 0, Libc.SeekEnd);

    public override bool TryMove(string from, string to)
    {
        if (Libc.Rename(from, to) == 0)
        {
            return true;
        }
        var error = Marshal.GetLastPInvokeError();
        return error == Libc.CrossDevice ? false : throw new IOException($"Cannot move {from} to {to}: {new Win32Exception(error).Message}");
    }

    public override Stream Open(int stream) => new DescriptorStream(stream);

    public override void LeadGroup() => Libc.SetProcessGroup(0, 0);

    protected override void Kill()
    {
        Libc.Kill(-Libc.GetProcessId(), Libc.SigKill);
        Libc.Kill(Libc.GetProcessId(), Libc.SigKill);
    }

    internal static void WriteAll(int descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                var count = Libc.Write(descriptor, start + done, bytes.Length - done);
                if (count >= 0)
                {
                    done += count;
                }
                else if (Marshal.GetLastPInvokeError() is var error && error != Libc.InterruptedCall)
                {
                    throw new IOException($"Cannot write to handle {descriptor}: {new Win32Exception(error).Message}");
                }
            }
        }
    }

    private static int Checked(int result, string what)
        => result >= 0 ? result : throw new IOException($"Cannot {what}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
}
