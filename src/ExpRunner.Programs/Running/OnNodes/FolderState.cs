using System.Formats.Tar;
using System.Globalization;

namespace ExpRunner.Programs.Running.OnNodes;

/// <summary>The files of a folder of this machine, as far as they are the attempt's own: by their relative names, what tells whether they changed.</summary>
internal sealed class FolderState
{
    private const int InMemory = 4 << 20;
    private readonly SortedDictionary<string, (long Length, long Written)> _files;

    private FolderState(SortedDictionary<string, (long Length, long Written)> files) => _files = files;

    /// <summary>Nothing.</summary>
    public static FolderState Empty => new(new(StringComparer.Ordinal));

    public bool IsEmpty => _files.Count == 0;

    /// <summary>The relative names, in order.</summary>
    public IEnumerable<string> Names => _files.Keys;

    /// <summary>All of it as a text.</summary>
    public string Text => string.Concat(_files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Key}\0{file.Value.Length}\0{file.Value.Written}\0")));

    /// <summary>Looks at a folder, which need not be there.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FolderState Of(string folder)
    {
        var state = Empty;
        if (Directory.Exists(folder))
        {
            state.Add(new DirectoryInfo(folder), "");
        }
        return state;
    }

    /// <summary>What is not the same in an earlier state.</summary>
    public FolderState Since(FolderState before)
    {
        var changed = Empty;
        foreach (var (name, file) in _files.Where(file => !before._files.TryGetValue(file.Key, out var known) || known != file.Value))
        {
            changed._files.Add(name, file);
        }
        return changed;
    }

    /// <summary>What is the same in an earlier state, and what has one of these names.</summary>
    public FolderState Known(FolderState before, IReadOnlySet<string> names)
    {
        var known = Empty;
        foreach (var (name, file) in _files.Where(file => names.Contains(file.Key) || (before._files.TryGetValue(file.Key, out var earlier) && earlier == file.Value)))
        {
            known._files.Add(name, file);
        }
        return known;
    }

    /// <summary>The files as a tar archive, at its beginning; a large one is a file that is gone when it is closed.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public Stream Pack(string folder, string scratch)
    {
        var packed = _files.Values.Sum(file => file.Length + 1024) < InMemory ? new MemoryStream() : Spool(scratch);
        try
        {
            using (var writer = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
            {
                foreach (var name in _files.Keys)
                {
                    writer.WriteEntry(Path.Join(folder, name), name);
                }
            }
            packed.Position = 0;
            return packed;
        }
        catch
        {
            packed.Dispose();
            throw;
        }
    }

    /// <summary>A file for what is too large for memory.</summary>
    public static Stream Spool(string scratch)
    {
        Directory.CreateDirectory(scratch);
        return new FileStream(Path.Join(scratch, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 128 * 1024, FileOptions.DeleteOnClose);
    }

    private void Add(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var name = prefix + entry.Name;
            if (entry is DirectoryInfo { LinkTarget: null } inner)
            {
                if (prefix.Length > 0 || !IsOtherRepetition(inner))
                {
                    Add(inner, name + "/");
                }
            }
            else
            {
                _files[name] = (entry is FileInfo { LinkTarget: null } file ? file.Length : 0, entry.LastWriteTimeUtc.Ticks);
            }
        }
    }

    /// <summary>The first repetition of a trial has the others in its folder.</summary>
    private static bool IsOtherRepetition(DirectoryInfo folder)
        => folder.Name.All(char.IsAsciiDigit) && (File.Exists(Path.Join(folder.FullName, "config.json")) || folder.EnumerateFiles("*.log").Any());
}
