using ExpRunner.Results;

namespace ExpRunner.Reporting.Live;

/// <summary>A file that others append to: opened only where there is something new, and told from one that was put in its place or made shorter.</summary>
internal sealed class GrowingFile(IFiles files, string path)
{
    private const int MarkLength = 64;
    private byte[] _head = [];
    private byte[] _tail = [];

    /// <summary>How long it was when it was last read.</summary>
    public long Length { get; private set; }

    /// <summary>The file, if it is not as it was; null: nothing is new. A file that is not there is empty.</summary>
    /// <param name="isOther">Whether what was read before is no longer what it begins with.</param>
    public OpenFile? OpenIfNew(out bool isOther)
    {
        isOther = false;
        if (!files.Exists(path))
        {
            isOther = Length > 0;
            (Length, _head, _tail) = (0, [], []);
            return null;
        }
        var file = files.Open(path, FileUse.Read);
        try
        {
            isOther = file.Length < Length || !Has(file, _head, 0) || !Has(file, _tail, Length - _tail.Length);
            if (isOther || file.Length > Length)
            {
                return file;
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }
        file.Dispose();
        return null;
    }

    /// <summary>Keeps in mind that it was read up to there.</summary>
    public void Remember(OpenFile file, long length)
    {
        Length = length;
        _head = Part(file, 0, (int)Math.Min(MarkLength, length));
        _tail = Part(file, Math.Max(0, length - MarkLength), (int)Math.Min(MarkLength, length));
    }

    private static bool Has(OpenFile file, byte[] mark, long at) => Part(file, at, mark.Length).AsSpan().SequenceEqual(mark);

    private static byte[] Part(OpenFile file, long at, int length)
    {
        var part = new byte[length];
        var count = length == 0 ? 0 : file.Read(part, at);
        return part[..count];
    }
}
