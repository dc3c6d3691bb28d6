using System.Formats.Tar;

namespace ExpRunner.Programs.Running.OnNodes;

/// <summary>Unpacks archives that come from a node into a folder of this machine, and nothing anywhere else.</summary>
internal sealed class TarFolder(string folder, Action<string> warn)
{
    private const int BlockSize = 512;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The relative names of what was unpacked.</summary>
    public IReadOnlySet<string> Names => _names;

    /// <summary>Unpacks archives, one behind the other.</summary>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Unpack(Stream archives)
    {
        archives.Position = 0;
        while (SkipZeros(archives))
        {
            using var reader = new TarReader(archives, leaveOpen: true);
            while (reader.GetNextEntry() is { } entry)
            {
                Unpack(entry);
            }
        }
    }

    private void Unpack(TarEntry entry)
    {
        var name = entry.Name.TrimEnd('/');
        name = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        if (name is "" or ".")
        {
            return;
        }
        if (!IsInside(name))
        {
            warn($"'{entry.Name}' was not fetched: it leads out of {folder}.");
            return;
        }
        var path = Path.Join(folder, name);
        _names.Add(name);
        switch (entry.EntryType)
        {
            case TarEntryType.Directory:
                Directory.CreateDirectory(path);
                break;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile or TarEntryType.SparseFile:
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                entry.ExtractToFile(path, overwrite: true);
                break;
            case TarEntryType.HardLink when IsInside(Plain(entry.LinkName)):
                File.Copy(Path.Join(folder, Plain(entry.LinkName)), path, overwrite: true);
                break;
            case TarEntryType.SymbolicLink when IsInside(Path.Join(Path.GetDirectoryName(name), entry.LinkName)) && !entry.LinkName.StartsWith('/'):
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Delete(path);
                File.CreateSymbolicLink(path, entry.LinkName);
                break;
            case TarEntryType.SymbolicLink or TarEntryType.HardLink:
                warn($"The link '{name}' was not fetched: it leads to '{entry.LinkName}', out of {folder}.");
                break;
            default:
                warn($"'{name}' was not fetched: it is no file ({entry.EntryType}).");
                break;
        }
    }

    private static string Plain(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;

    /// <summary>Whether a name stays in the folder, also where a part of it is a link that is there already.</summary>
    private bool IsInside(string name)
    {
        if (name.StartsWith('/') || name.Length == 0)
        {
            return false;
        }
        var path = folder;
        var depth = 0;
        string[] parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            depth += parts[i] switch { "." => 0, ".." => -1, _ => 1 };
            path = Path.Join(path, parts[i]);
            if (depth < 0 || (i < parts.Length - 1 && new FileInfo(path).LinkTarget is not null))
            {
                return false;
            }
        }
        return depth > 0;
    }

    /// <summary>What ends an archive, and fills its last block; false: there is nothing behind it.</summary>
    private static bool SkipZeros(Stream archives)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        while (archives.ReadAtLeast(block, BlockSize, throwOnEndOfStream: false) is var count and > 0)
        {
            if (block[..count].ContainsAnyExcept((byte)0))
            {
                archives.Position -= count;
                return true;
            }
        }
        return false;
    }
}
