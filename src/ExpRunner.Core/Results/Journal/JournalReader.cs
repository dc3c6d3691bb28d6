namespace ExpRunner.Results;

/// <summary>Reads a journal file into the history: proves every line, uses all that are whole, and names the rest.</summary>
internal sealed class JournalReader(IFiles files, SweepHistory history, DamageLog damage)
{
    private const int LeastWindow = 1 << 12;
    private long _expected;
    private int _damagedSince;
    private long _end;
    private long _lines;

    /// <summary>The runner that wrote the last line; -1: that is not known.</summary>
    public int Runner { get; private set; } = -1;

    /// <summary>Where a writer goes on.</summary>
    /// <param name="NextSeq">The sequence number of its first line.</param>
    /// <param name="IsTorn">Whether the last line lacks its newline.</param>
    /// <param name="Length">The length of the file when it was read.</param>
    public readonly record struct Tail(long NextSeq, bool IsTorn, long Length);

    /// <summary>Reads a file from its beginning.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">Its number in places.</param>
    /// <param name="isLive">Whether somebody writes it: then its last line may just be on its way.</param>
    public Tail Read(string path, int file, bool isLive)
    {
        using var opened = files.Open(path, FileUse.Scan);
        history.BeginFile();
        return Read(opened, LineReader.Window, path, file, isLive);
    }

    /// <summary>Reads what was appended to the same file since the last reading.</summary>
    public void ReadOn(OpenFile opened, string path, int file)
    {
        history.ResumeFile(Runner);
        Read(opened, (int)Math.Clamp(opened.Length - _end, LeastWindow, LineReader.Window), path, file, isLive: true);
    }

    private Tail Read(OpenFile opened, int window, string path, int file, bool isLive)
    {
        var reader = new LineReader(opened, _end, window: window);
        var (isTerminated, before) = (true, _lines);
        while (reader.MoveNext())
        {
            isTerminated = reader.IsTerminated;
            _lines = before + reader.Number;
            var line = reader.Line;
            if (JournalLine.TryProve(line, out var seq))
            {
                Take(path, file, line, reader.Offset, seq);
            }
            else if (line.TrimEnd("\r "u8).Length > 0 && (isTerminated || !isLive))
            {
                Rescue(path, file, reader, line);
            }
            else if (!isTerminated)
            {
                _lines--;
                break;
            }
            _end = reader.End;
        }
        Runner = history.CurrentRunner;
        return new Tail(_expected + (_damagedSince > 0 ? 1 : 0), !isTerminated, reader.End);
    }

    private void Take(string path, int file, ReadOnlySpan<byte> line, long offset, long seq)
    {
        if (seq - _expected > _damagedSince)
        {
            damage.Missing(path, _lines, offset, _expected, seq - 1);
        }
        _damagedSince = 0;
        _expected = Math.Max(_expected, seq + 1);
        history.Take(line, new LinePlace(file, offset), path, _lines);
    }

    /// <summary>Names a damaged line, and takes the whole ones that are in it: a damaged newline joins two.</summary>
    private void Rescue(string path, int file, LineReader reader, ReadOnlySpan<byte> line)
    {
        damage.Line(path, _lines, reader.Offset, line, reader.IsTerminated ? "this line is damaged" : "the last line was cut off when its runner died");
        _damagedSince++;
        var at = 0;
        while (JournalLine.TryRescue(line, at, out var start, out var length))
        {
            JournalLine.TryProve(line.Slice(start, length), out var seq);
            Take(path, file, line.Slice(start, length), reader.Offset + start, seq);
            at = start + length;
        }
    }
}
