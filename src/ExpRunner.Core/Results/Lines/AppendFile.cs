using Microsoft.Win32.SafeHandles;

namespace ExpRunner.Results;

/// <summary>A file that only grows: every append is one write to the operating system, and one that fails leaves nothing behind.</summary>
internal sealed class AppendFile : IDisposable
{
    private readonly SafeFileHandle _file;

    public AppendFile(string path)
    {
        Path = path;
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        Length = RandomAccess.GetLength(_file);
    }

    public string Path { get; }

    public long Length { get; private set; }

    /// <exception cref="SweepStoreException">The bytes could not be written; the file is as it was.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_file, bytes, Length);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            TryTruncate(Length);
            throw new SweepStoreException($"{Path}: cannot be written: {fault.Message} What was recorded before is safe; free the place and start again.", fault);
        }
        Length += bytes.Length;
    }

    /// <summary>Cuts the file to that length.</summary>
    public void Truncate(long length)
    {
        RandomAccess.SetLength(_file, length);
        Length = length;
    }

    public void Dispose() => _file.Dispose();

    private void TryTruncate(long length)
    {
        try
        {
            RandomAccess.SetLength(_file, length);
        }
        catch (IOException)
        {
            // A torn tail stays; every reader cuts it.
        }
    }
}
