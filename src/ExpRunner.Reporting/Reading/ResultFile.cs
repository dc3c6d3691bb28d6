using System.Text;

namespace ExpRunner.Reporting;

/// <summary>One results.jsonl, opened once: however often it is read, what it held at that moment is what is found, also while a sweep appends to it.</summary>
internal sealed class ResultFile : IDisposable
{
    private readonly Stream _stream;
    private readonly long _length;
    private readonly int _mark;

    /// <summary>Opens it.</summary>
    public ResultFile(string path)
    {
        Path = path;
        Folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))) ?? "";
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        Span<byte> mark = stackalloc byte[4];
        var marked = stream.CanSeek ? mark[..stream.ReadAtLeast(mark, 4, throwOnEndOfStream: false)] : [];
        var isForeign = marked.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || marked.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]) || marked.SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0xfe, 0xff]);
        _stream = stream.CanSeek && !isForeign ? stream : Spooled(stream);
        _length = _stream.Length;
        _mark = marked.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>The folder it lies in: the name of the experiment whose lines give none.</summary>
    public string Folder { get; }

    /// <summary>Its lines from the first on. One reading at a time.</summary>
    public LineSource Lines(int window = LineSource.Window)
    {
        var lines = new LineSource(_stream, _length, window);
        lines.Seek(_mark);
        return lines;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>What comes through a pipe, or in UTF-16 or UTF-32, as a UTF-8 file that goes away when it is closed.</summary>
    private static FileStream Spooled(FileStream stream)
    {
        if (stream.CanSeek)
        {
            stream.Position = 0;
        }
        using var reader = new StreamReader(stream);
        var spool = new FileStream(System.IO.Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        using (var writer = new StreamWriter(spool, new UTF8Encoding(false), leaveOpen: true))
        {
            Copy(reader, writer);
        }
        return spool;
    }

    private static void Copy(StreamReader reader, StreamWriter writer)
    {
        var block = new char[1 << 15];
        for (var count = reader.Read(block); count > 0; count = reader.Read(block))
        {
            writer.Write(block, 0, count);
        }
    }
}
