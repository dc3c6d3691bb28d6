using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ExpRunner.Workers;

/// <summary>The managed fallback: the console and children started later are caught, native code that kept a handle is not.</summary>
internal sealed partial class WindowsHandles : WorkerHandles
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(10);
    private readonly FileStream _input = new(new SafeFileHandle(GetStdHandle(-10), ownsHandle: false), FileAccess.Read, bufferSize: 0);
    private readonly FileStream _output = new(new SafeFileHandle(GetStdHandle(-11), ownsHandle: false), FileAccess.Write, bufferSize: 0);
    private readonly FileStream?[] _files = new FileStream?[3];

    public override int Read(Span<byte> buffer) => _input.Read(buffer);

    public override void Write(ReadOnlySpan<byte> bytes) => _output.Write(bytes);

    public override bool WaitForInput(TimeSpan limit)
    {
        for (var waited = TimeSpan.Zero; !HasInput(); waited += PollEvery)
        {
            if (waited >= limit)
            {
                return false;
            }
            Thread.Sleep(PollEvery);
        }
        return true;
    }

    /// <summary>A pipe whose other end is gone counts too: reading then says so.</summary>
    private bool HasInput() => !PeekNamedPipe(_input.SafeFileHandle.DangerousGetHandle(), 0, 0, 0, out var available, 0) || available > 0;

    public override void PointAt(int stream, string path)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete | FileShare.Inheritable, bufferSize: 0);
        SetStdHandle(-10 - stream, file.SafeFileHandle.DangerousGetHandle());
        Interlocked.Exchange(ref _files[stream], file)?.Dispose();
    }

    public override long Length(int stream) => _files[stream]?.Length ?? 0;

    public override bool TryMove(string from, string to)
    {
        if (Path.GetPathRoot(Path.GetFullPath(from)) != Path.GetPathRoot(Path.GetFullPath(to)))
        {
            return false;
        }
        File.Move(from, to, overwrite: true);
        return true;
    }

    public override Stream Open(int stream) => new CurrentFile(this, stream);

    public override void LeadGroup()
    {
    }

    protected override void Kill() => Process.GetCurrentProcess().Kill(entireProcessTree: false);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial nint GetStdHandle(int handle);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStdHandle(int handle, nint value);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool PeekNamedPipe(nint pipe, nint buffer, int size, nint read, out int available, nint left);

    private sealed class CurrentFile(WindowsHandles handles, int stream) : WriteOnlyStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => handles._files[stream]?.Write(buffer);
    }
}
