using System.Globalization;

namespace ExpRunner.Results;

/// <summary>The folders of the trials of a sweep, and the readable links to them. Nothing outside the sweep's folder is touched, wherever a journal says that it is.</summary>
internal sealed class TrialFolders(string sweep)
{
    private const string Labels = "by-label";
    private readonly string _root = Path.GetFullPath(sweep);

    /// <summary>Whether the folder is there.</summary>
    public bool Exists(string folder) => PathOf(folder) is { } path && Directory.Exists(path);

    /// <summary>The length of all files in the folders.</summary>
    public long SizeOf(IEnumerable<string> folders) => folders.Where(Exists).Sum(folder => SizeOf(new DirectoryInfo(PathOf(folder)!)));

    /// <summary>Removes folders; one that is not there, or is a link, takes nothing else with it.</summary>
    /// <exception cref="IOException">One of them cannot be removed, or not all of it.</exception>
    /// <exception cref="UnauthorizedAccessException">One of them may not be removed, or not all of it.</exception>
    public void Delete(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Where(Exists))
        {
            try
            {
                Directory.Delete(PathOf(folder)!, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // Somebody else removed it just now.
            }
        }
    }

    /// <summary>Removes the readable links to the folders of trials.</summary>
    public void Unlink(IReadOnlySet<UInt128> trials)
    {
        var labels = new DirectoryInfo(Path.Combine(_root, Labels));
        if (!labels.Exists || trials.Count == 0)
        {
            return;
        }
        foreach (var link in labels.GetFileSystemInfos())
        {
            if (link.LinkTarget is { } target && Path.GetDirectoryName(target) == ".." && UInt128.TryParse(Path.GetFileName(target), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && trials.Contains(id))
            {
                link.Delete();
            }
        }
    }

    /// <summary>The full path of a folder below the sweep's; null where it is none.</summary>
    private string? PathOf(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(_root, folder)));
        return path.StartsWith(Path.TrimEndingDirectorySeparator(_root) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : null;
    }

    private static long SizeOf(DirectoryInfo folder)
        => folder.LinkTarget is not null ? 0 : folder.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Sum(file => file.Length);
}
