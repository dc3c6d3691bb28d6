using ExpRunner.Platform;

namespace ExpRunner.Workers;

/// <summary>
/// Makes a folder that holds what another one holds now. Copies survive every change of the original; a build replaces most of what it makes, which hard links survive,
/// but writes some in place: so the newest files are copied, as far as copying is cheap, and the others are linked.
/// </summary>
internal sealed class FolderMirror(string from, string to, string live)
{
    private const long MostBytesCopied = 64 << 20;
    private const int MostFiles = 5000;

    /// <summary>Makes it.</summary>
    public void Make()
    {
        Directory.CreateDirectory(to);
        var files = new List<FileInfo>();
        Enter(new DirectoryInfo(from), files);
        var room = MostBytesCopied;
        foreach (var file in files.OrderByDescending(file => file.LastWriteTimeUtc))
        {
            var target = TargetOf(file);
            room -= file.Length;
            if (room >= 0)
            {
                Copy(file, target);
            }
            else if (Libc.Link(file.FullName, target) != 0)
            {
                File.CreateSymbolicLink(target, file.FullName);
            }
        }
    }

    private static void Copy(FileInfo file, string target)
    {
        try
        {
            file.CopyTo(target);
        }
        catch (ArgumentOutOfRangeException fault)
        {
            // So .NET calls a file that is larger than this process may write.
            throw new IOException($"{target}: {fault.Message}", fault);
        }
    }

    private void Enter(DirectoryInfo folder, List<FileInfo> files)
    {
        foreach (var file in folder.EnumerateFiles())
        {
            if (file.LinkTarget is not null || SpecialFile.At(file.FullName) is not null)
            {
                File.CreateSymbolicLink(TargetOf(file), file.FullName);
            }
            else
            {
                files.Add(file);
            }
        }
        foreach (var inner in folder.EnumerateDirectories())
        {
            if (StaysWhereItIs(inner, files.Count))
            {
                Directory.CreateSymbolicLink(TargetOf(inner), inner.FullName);
            }
            else if (!IsMirror(inner))
            {
                Directory.CreateDirectory(TargetOf(inner));
                Enter(inner, files);
            }
        }
    }

    /// <summary>Folders that a build does not make: links, the results, and heaps of data.</summary>
    private bool StaysWhereItIs(DirectoryInfo folder, int files)
        => folder.LinkTarget is not null
        || IsWithin(live, folder.FullName)
        || files + folder.EnumerateFiles().Take(MostFiles).Count() >= MostFiles;

    private bool IsMirror(DirectoryInfo folder) => IsWithin(to, folder.FullName);

    private string TargetOf(FileSystemInfo entry) => Path.Join(to, Path.GetRelativePath(from, entry.FullName));

    private static bool IsWithin(string path, string folder)
        => path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
