using System.Globalization;
using System.Text;
using ExpRunner.Platform;
using Microsoft.Win32.SafeHandles;

namespace ExpRunner.Execution;

/// <summary>
/// Keeps a log bounded, whoever writes it: of one that is too long the first half and the last half of what it may have stay. While it grows, the
/// disk is given back what lies between, and the file becomes one with a hole; when it has ended, a line takes the place of the hole.
/// </summary>
/// <param name="most">The most bytes; null: as many as come.</param>
/// <param name="free">Makes a hole from there, of that length; false where that cannot be had. Left out: as the system does.</param>
internal sealed class LogBound(long? most, Func<SafeFileHandle, long, long, bool>? free = null)
{
    /// <summary>Less than this is not worth a call.</summary>
    private const long Slack = 1 << 20;
    private const int Searched = 4096;
    private const FileShare Everybody = FileShare.ReadWrite | FileShare.Delete;
    private long _freedTo;
    private long _lost;

    /// <summary>Whether a log of that length is too long for now.</summary>
    public bool IsDue(long length) => most is { } bound && length - Tail(bound) - Math.Max(Head(bound), _freedTo) >= Slack;

    /// <summary>Gives the disk back what lies between head and tail of a log that grows; true where the end of the file has moved instead.</summary>
    public bool Trim(string path, long length)
    {
        if (!IsDue(length) || most is not { } bound)
        {
            return false;
        }
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, Everybody);
        var from = Math.Max(Head(bound), _freedTo);
        var to = length - Tail(bound);
        if ((free ?? Libc.FreeRange)(file, from, to - from))
        {
            _freedTo = to;
            return false;
        }
        // Not every file system has holes: there, what has come since the head is let go, and the tail begins anew.
        _lost += length - Head(bound);
        RandomAccess.SetLength(file, Head(bound));
        return true;
    }

    /// <summary>Ends a log: where it is too long, it is written anew, with a line that says how much was left out. Forgets it.</summary>
    public void End(string path, string to)
    {
        var lost = _lost;
        (_freedTo, _lost) = (0, 0);
        if (!File.Exists(path))
        {
            return;
        }
        SpecialFile.ThrowIfAt(path);
        var length = new FileInfo(path).Length;
        if (most is not { } bound || lost == 0 && length <= bound)
        {
            if (path != to)
            {
                File.Copy(path, to, overwrite: true);
            }
            return;
        }
        using (var source = File.OpenHandle(path, FileMode.Open, FileAccess.Read, Everybody))
        using (var target = new FileStream(to + ".new", FileMode.Create, FileAccess.Write))
        {
            var head = EndOfHead(source, Math.Min(Head(bound), length));
            var tail = StartOfTail(source, Math.Max(lost == 0 ? length - Tail(bound) : Math.Max(Head(bound), length - Tail(bound)), head), length);
            Copy(source, 0, head, target);
            target.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(EndsLine(source, head) ? "" : "\n")}[exprun: {tail - head + lost} bytes are left out here; --max-log keeps more]\n")));
            Copy(source, tail, length, target);
        }
        File.Move(to + ".new", to, overwrite: true);
    }

    private static long Head(long bound) => bound / 2;

    private static long Tail(long bound) => bound - Head(bound);

    /// <summary>The head ends with a line if one ends near its end, and never within a character.</summary>
    private static long EndOfHead(SafeFileHandle file, long end)
    {
        var start = Math.Max(0, end - Searched);
        var bytes = Read(file, start, end);
        var newline = bytes.LastIndexOf((byte)'\n');
        if (newline >= 0)
        {
            return start + newline + 1;
        }
        var last = bytes.Length;
        while (last > 0 && bytes.Length - last < 4 && (bytes[last - 1] & 0xC0) == 0x80)
        {
            last--;
        }
        return last > 0 && last < bytes.Length || last > 0 && bytes[last - 1] >= 0xC0 ? start + last - 1 : end;
    }

    /// <summary>The tail begins with a line if one begins near its start, and never within a character.</summary>
    private static long StartOfTail(SafeFileHandle file, long start, long length)
    {
        var bytes = Read(file, start, Math.Min(length, start + Searched));
        var newline = bytes.IndexOf((byte)'\n');
        if (newline >= 0 && newline + 1 < bytes.Length)
        {
            return start + newline + 1;
        }
        var first = 0;
        while (first < Math.Min(3, bytes.Length) && (bytes[first] & 0xC0) == 0x80)
        {
            first++;
        }
        return start + first;
    }

    private static bool EndsLine(SafeFileHandle file, long at) => at == 0 || Read(file, at - 1, at)[0] == '\n';

    private static Span<byte> Read(SafeFileHandle file, long from, long to)
    {
        var bytes = new byte[to - from];
        return bytes.AsSpan(0, RandomAccess.Read(file, bytes, from));
    }

    private static void Copy(SafeFileHandle source, long from, long to, FileStream target)
    {
        var buffer = new byte[1 << 16];
        while (from < to && RandomAccess.Read(source, buffer.AsSpan(0, (int)Math.Min(buffer.Length, to - from)), from) is var count and > 0)
        {
            target.Write(buffer, 0, count);
            from += count;
        }
    }
}
