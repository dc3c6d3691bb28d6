using ExpRunner.Results;

namespace ExpRunner.Tests.Results;

/// <summary>Real files, of which one operation goes wrong; after a death every later operation fails.</summary>
internal sealed class FaultyFiles(Fault fault = Fault.None, int at = int.MaxValue) : IFiles
{
    private const int NoSpaceLeft = 28;
    private readonly Dictionary<string, long> _safe = [];
    private readonly Lock _gate = new();
    private bool _isDead;

    public bool IsDead => _isDead;

    private enum Kind { Other, Change, Write, Space }

    /// <summary>How many operations there were.</summary>
    public int Operations { get; private set; }

    /// <summary>Whether the fault has come.</summary>
    public bool IsHit { get; private set; }

    public int Writes { get; private set; }

    public int Flushes { get; private set; }

    /// <summary>Called in each flush to disk, before it is done.</summary>
    public Action OnFlush { get; set; } = () => { };

    public OpenFile Open(string path, FileUse use)
    {
        if (use is FileUse.Read or FileUse.Scan)
        {
            Before(Kind.Other, path);
            return new FaultyFile(this, path, DiskFiles.Instance.Open(path, use), isWritten: false);
        }
        var isNew = !File.Exists(path);
        Before(isNew ? Kind.Space : Kind.Other, path);
        lock (_gate)
        {
            _safe.TryAdd(path, isNew ? 0 : new FileInfo(path).Length);
            _safe[path] = use == FileUse.Create ? 0 : _safe[path];
        }
        return new FaultyFile(this, path, DiskFiles.Instance.Open(path, use), isWritten: true);
    }

    public bool Exists(string path) => DiskFiles.Instance.Exists(path);

    public bool FolderExists(string path) => DiskFiles.Instance.FolderExists(path);

    public string[] List(string folder, string pattern)
    {
        Before(Kind.Other, folder);
        return DiskFiles.Instance.List(folder, pattern);
    }

    public void MakeFolder(string path)
    {
        if (Before(Directory.Exists(path) ? Kind.Change : Kind.Space, path))
        {
            DiskFiles.Instance.MakeFolder(path);
        }
    }

    public void DeleteFolder(string path)
    {
        if (Before(Kind.Change, path))
        {
            DiskFiles.Instance.DeleteFolder(path);
        }
    }

    public void Rename(string from, string to, bool overwrite)
    {
        if (Before(Kind.Change, from))
        {
            DiskFiles.Instance.Rename(from, to, overwrite);
            lock (_gate)
            {
                _safe[to] = _safe.GetValueOrDefault(from, new FileInfo(to).Length);
                _safe.Remove(from);
            }
        }
    }

    public bool TryMove(string from, string to)
    {
        if (!Before(Kind.Change, from))
        {
            return true;
        }
        var isMoved = DiskFiles.Instance.TryMove(from, to);
        lock (_gate)
        {
            if (isMoved)
            {
                _safe[to] = _safe.GetValueOrDefault(from, new FileInfo(to).Length);
                _safe.Remove(from);
            }
        }
        return isMoved;
    }

    public void Delete(string path)
    {
        if (Before(Kind.Change, path))
        {
            DiskFiles.Instance.Delete(path);
        }
    }

    /// <summary>Counts an operation; false: it is to be left out in silence.</summary>
    private bool Before(Kind kind, string path, Action? writeHalf = null)
    {
        lock (_gate)
        {
            if (_isDead)
            {
                throw new IOException("The process is dead.");
            }
            Operations++;
            var isHere = Operations == at;
            switch (fault)
            {
                case Fault.Error when isHere:
                    IsHit = true;
                    throw new IOException($"Input/output error: '{path}'", 5);
                case Fault.NoSpace when Operations >= at && kind is Kind.Write or Kind.Space:
                    IsHit = true;
                    throw new IOException($"No space left on device: '{path}'", NoSpaceLeft);
                case Fault.ShortWrite when isHere && kind == Kind.Write:
                    IsHit = true;
                    writeHalf!();
                    throw new IOException($"Input/output error: '{path}'", 5);
                case Fault.TornWrite when isHere:
                    IsHit = _isDead = true;
                    writeHalf?.Invoke();
                    throw new IOException("The process is dead.");
                case Fault.Lost when isHere:
                    IsHit = _isDead = true;
                    return kind == Kind.Other ? throw new IOException("The process is dead.") : false;
                case Fault.PowerCut when isHere:
                    IsHit = _isDead = true;
                    CutPower();
                    throw new IOException("The machine is dead.");
                default:
                    return true;
            }
        }
    }

    private void CutPower()
    {
        foreach (var (path, length) in _safe.Where(file => File.Exists(file.Key) && new FileInfo(file.Key).Length > file.Value))
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.SetLength(file, length);
        }
    }

    private sealed class FaultyFile(FaultyFiles files, string path, OpenFile file, bool isWritten) : OpenFile
    {
        public override long Length
        {
            get
            {
                files.Before(Kind.Other, path);
                return file.Length;
            }
        }

        public override int Read(Span<byte> bytes, long offset)
        {
            files.Before(Kind.Other, path);
            return file.Read(bytes, offset);
        }

        public override void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            Assert.True(isWritten);
            var copy = bytes.ToArray();
            if (files.Before(Kind.Write, path, () => file.Write(copy.AsSpan(0, copy.Length / 2), offset)))
            {
                file.Write(bytes, offset);
                files.Writes++;
            }
        }

        public override void SetLength(long length)
        {
            if (files.Before(Kind.Change, path))
            {
                file.SetLength(length);
            }
        }

        public override void FlushToDisk()
        {
            files.OnFlush();
            var length = file.Length;
            if (files.Before(Kind.Change, path))
            {
                lock (files._gate)
                {
                    files.Flushes++;
                    files._safe[path] = length;
                }
            }
        }

        public override void Dispose() => file.Dispose();
    }
}
