using System.Text;
using ExpRunner.Platform;

namespace ExpRunner.Programs.Queues;

/// <summary>
/// A text file that others edit at the same time, in place or by putting another file there. No edit is lost: what is replaced is looked at again afterwards,
/// and an edit that was not read before is read then. Used by one thread at a time.
/// </summary>
internal sealed class QueueFile : IDisposable
{
    /// <summary>A file without its last line is taken for half written until it has been the same so long.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    /// <summary>So long a half-written file keeps starts waiting.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Keeping = TimeSpan.FromSeconds(10);
    /// <summary>Two writes so close to each other may show the same time.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
    private const int MostKept = 32;
    private const int MostBytes = 64 << 20;
    private readonly TimeProvider _time;
    private readonly List<Replaced> _replaced = [];
    private byte[]? _known;
    private FileState? _state;
    private long _stateSince;
    private (byte[] Bytes, long Since)? _unsettled;
    private long _unsettledSince;

    public QueueFile(string path, TimeProvider time)
    {
        _time = time;
        var full = System.IO.Path.GetFullPath(path);
        Path = File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName is { } target ? target : full;
    }

    /// <summary>The file itself, links followed.</summary>
    public string Path { get; }

    /// <summary>Whether nobody is in the midst of writing it, as far as can be seen.</summary>
    public bool IsSettled => _unsettled is null || _time.GetElapsedTime(_unsettledSince) > LongestHold;

    /// <summary>The file beside it that belongs to the same queue.</summary>
    public string Beside(string kind) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, $".{System.IO.Path.GetFileName(Path)}.{kind}");

    /// <summary>An edit that has not been read yet; null: there is none, or it is not whole.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[]? Read() => ReadReplaced() ?? ReadFile();

    /// <summary>Whether the file was this when it was read or written last.</summary>
    public bool Holds(ReadOnlySpan<byte> bytes) => bytes.SequenceEqual(_known);

    /// <summary>Puts a text in place of what was read last; false: there is something else now, which is to be read first.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public bool TryReplace(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var draft = Beside($"draft-{Environment.ProcessId}");
        var now = FileState.Of(Path);
        if (now is null ? _known is not null && !IsGone : now != _state)
        {
            return false;
        }
        File.WriteAllBytes(draft, bytes);
        try
        {
            var state = FileState.Of(draft);
            if (now is null)
            {
                File.Move(draft, Path, overwrite: false);
            }
            else
            {
                KeepMode(draft);
                if (!(Libc.Exchange(draft, Path) || Exchange(draft)))
                {
                    return false;
                }
                Hold(draft);
            }
            (_known, _state, _stateSince, _unsettled) = (bytes, state, _time.GetTimestamp(), null);
            return true;
        }
        catch (IOException) when (File.Exists(Path) && now is null)
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public void Dispose()
    {
        _replaced.ForEach(file => file.Dispose());
        _replaced.Clear();
    }

    /// <summary>Whether a file that was there has been away for so long that no editor is about to put it back.</summary>
    private bool IsGone => _state is null && _time.GetElapsedTime(_stateSince) > LongestHold;

    /// <summary>Where two files cannot be swapped at once: the old one goes aside, and the new one takes the name unless somebody else was quicker.</summary>
    private bool Exchange(string draft)
    {
        var aside = Beside($"aside-{Environment.ProcessId}");
        File.Move(Path, aside, overwrite: true);
        var isOurs = true;
        try
        {
            File.Move(draft, Path, overwrite: false);
        }
        catch (IOException) when (File.Exists(Path))
        {
            isOurs = false;
        }
        if (!isOurs)
        {
            Hold(aside);
            File.Delete(aside);
            return false;
        }
        File.Move(aside, draft, overwrite: true);
        return true;
    }

    /// <summary>What stands at that path was the file a moment ago; if it is not what was read, it is an edit that comes next.</summary>
    private void Hold(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        _replaced.Add(new Replaced(file, _known!, _time.GetTimestamp()));
        while (_replaced.Count > MostKept || _replaced.Count > 0 && _time.GetElapsedTime(_replaced[0].At) > Keeping)
        {
            _replaced[0].Dispose();
            _replaced.RemoveAt(0);
        }
    }

    /// <summary>An edit of what was replaced, made after it was read.</summary>
    public byte[]? ReadReplaced()
    {
        foreach (var file in _replaced)
        {
            var bytes = file.Read();
            if (bytes.Length > 0 && !bytes.AsSpan().SequenceEqual(file.Known) && (IsWhole(bytes) || HasSettled(file, bytes)))
            {
                file.Known = bytes;
                return bytes;
            }
        }
        return null;
    }

    private bool HasSettled(Replaced file, byte[] bytes)
    {
        if (!bytes.AsSpan().SequenceEqual(file.Seen.Bytes))
        {
            file.Seen = (bytes, _time.GetTimestamp());
        }
        return _time.GetElapsedTime(file.Seen.Since) >= Settling;
    }

    private byte[]? ReadFile()
    {
        var state = FileState.Of(Path);
        if (state is null || state == _state && _time.GetElapsedTime(_stateSince) > Tick && _unsettled is null)
        {
            _stateSince = state == _state ? _stateSince : _time.GetTimestamp();
            _state = state;
            return null;
        }
        var bytes = ReadAll();
        if (state != FileState.Of(Path))
        {
            return null;
        }
        if (_known is not null && bytes.AsSpan().SequenceEqual(_known))
        {
            (_unsettled, _stateSince, _state) = (null, state == _state ? _stateSince : _time.GetTimestamp(), state);
            return null;
        }
        if (!IsWhole(bytes) && !HasSettled(bytes))
        {
            return null;
        }
        (_known, _state, _stateSince, _unsettled) = (bytes, state, _time.GetTimestamp(), null);
        return bytes;
    }

    private byte[] ReadAll()
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.Length > MostBytes)
        {
            throw new IOException($"{Path}: it is larger than {MostBytes >> 20} MB.");
        }
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private bool HasSettled(byte[] bytes)
    {
        var now = _time.GetTimestamp();
        if (_unsettled is null)
        {
            _unsettledSince = now;
        }
        if (_unsettled is not { } last || !last.Bytes.AsSpan().SequenceEqual(bytes))
        {
            _unsettled = (bytes, now);
            return false;
        }
        return _time.GetElapsedTime(last.Since) >= Settling;
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes) => bytes.EndsWith("\n...\n"u8) || bytes.EndsWith("\n...\r\n"u8) || bytes.EndsWith("\n..."u8);

    private void KeepMode(string draft)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, File.GetUnixFileMode(Path));
        }
    }
}
