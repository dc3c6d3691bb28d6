using System.Security.Cryptography;

namespace ExpRunner.Querying;

/// <summary>How far a file was read, and what it looked like then.</summary>
/// <param name="Length">Its length.</param>
/// <param name="Changed">When it was changed.</param>
/// <param name="Created">When it came to be: a file that is written anew and renamed is another one.</param>
/// <param name="Offset">Where its last trial begins, from which on it can be read again.</param>
/// <param name="Tail">A hash of the bytes before that.</param>
/// <param name="Line">The number of that line.</param>
/// <param name="Lines">How many lines there are.</param>
/// <param name="HasOddIds">Whether some line has no plain id, so that what comes later may replace nothing.</param>
internal sealed record FileMark(long Length, long Changed, long Created, long Offset, string Tail, int Line, int Lines, bool HasOddIds)
{
    private const int TailBytes = 1 << 16;

    /// <summary>What a file looks like now, before anything of it is read.</summary>
    public static FileMark Of(string path)
    {
        // Of a link the system would tell about the link.
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        return new(file.Length, file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks, 0, "", 1, 0, false);
    }

    /// <summary>The same, as far as it was read.</summary>
    public FileMark ReadTo(string path, long offset, int line, int lines, bool hasOddIds)
        => this with { Offset = offset, Tail = TailOf(path, offset), Line = line, Lines = lines, HasOddIds = hasOddIds };

    /// <summary>Whether a file is as it was.</summary>
    public bool IsSame(FileMark now, string path)
        => (Length, Changed, Created) == (now.Length, now.Changed, now.Created) && TailOf(path, Offset) == Tail;

    /// <summary>Whether a file has only grown.</summary>
    public bool HasGrown(FileMark now, string path)
        => !HasOddIds && now.Length >= Length && now.Created == Created && Offset > 0 && TailOf(path, Offset) == Tail;

    private static string TailOf(string path, long offset)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        var tail = new byte[Math.Min(TailBytes, offset)];
        file.Position = offset - tail.Length;
        var count = file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false);
        return Convert.ToHexStringLower(SHA256.HashData(tail.AsSpan(0, count)));
    }
}
