using System.Runtime.InteropServices;
using ExpRunner.Platform;
using Microsoft.Win32.SafeHandles;

namespace ExpRunner.Results;

/// <summary>The files of the operating system.</summary>
internal sealed class DiskFiles : IFiles
{
    private const FileShare Everybody = FileShare.ReadWrite | FileShare.Delete;

    private DiskFiles()
    {
    }

    public static DiskFiles Instance { get; } = new();

    public OpenFile Open(string path, FileUse use)
        => SpecialFile.FaultAt(path) is { } fault ? throw new SweepStoreException(fault) : new DiskFile(HandleOf(path, use));

    public bool Exists(string path) => File.Exists(path);

    public bool FolderExists(string path) => Directory.Exists(path);

    public string[] List(string folder, string pattern) => Directory.Exists(folder) ? Directory.GetFiles(folder, pattern) : [];

    public void MakeFolder(string path) => Directory.CreateDirectory(path);

    public void DeleteFolder(string path) => Directory.Delete(path);

    public void Rename(string from, string to, bool overwrite) => File.Move(from, to, overwrite);

    public bool TryMove(string from, string to)
    {
        // Where the system has no hard links, the runtime looks for the name before it moves, as well as it can.
        if (!OperatingSystem.IsWindows() && Libc.Link(from, to) == 0)
        {
            File.Delete(from);
            return true;
        }
        if (File.Exists(to) || !OperatingSystem.IsWindows() && Marshal.GetLastPInvokeError() == Libc.FileExists)
        {
            return false;
        }
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
    }

    public void Delete(string path) => File.Delete(path);

    private static SafeFileHandle HandleOf(string path, FileUse use) => use switch
    {
        FileUse.Read => File.OpenHandle(path, FileMode.Open, FileAccess.Read, Everybody),
        FileUse.Scan => File.OpenHandle(path, FileMode.Open, FileAccess.Read, Everybody, FileOptions.SequentialScan),
        FileUse.Extend => File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, Everybody),
        FileUse.Create => File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read),
        _ => File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None),
    };

    private sealed class DiskFile(SafeFileHandle handle) : OpenFile
    {
        public override long Length => RandomAccess.GetLength(handle);

        public override int Read(Span<byte> bytes, long offset) => RandomAccess.Read(handle, bytes, offset);

        public override void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            try
            {
                RandomAccess.Write(handle, bytes, offset);
            }
            catch (ArgumentOutOfRangeException fault)
            {
                // A limit of file sizes is no fault of the arguments.
                throw new IOException("The file would be larger than the system or its limits allow.", fault);
            }
        }

        public override void SetLength(long length) => RandomAccess.SetLength(handle, length);

        public override void FlushToDisk() => RandomAccess.FlushToDisk(handle);

        public override void Dispose() => handle.Dispose();
    }
}
