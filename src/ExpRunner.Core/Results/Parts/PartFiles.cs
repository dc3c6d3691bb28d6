using System.Globalization;
using ExpRunner.Platform;

namespace ExpRunner.Results;

/// <summary>
/// Copies the folders of repetitions: config.json, logs, artifacts. A file is copied aside and renamed, and one that is there already is
/// replaced only by a newer one, so that a copy that was broken off is finished by the next, and nothing is copied twice.
/// </summary>
internal sealed class PartFiles(SweepHistory history, SweepFolder target)
{
    private const string Aside = ".being-copied";

    /// <summary>Copies the folder of every repetition.</summary>
    /// <param name="parts">The parts, in order.</param>
    /// <param name="partOf">The part that a journal file of the history is of; null: the target itself.</param>
    public void Copy(IReadOnlyList<PartFolder> parts, Func<int, PartFolder?> partOf)
    {
        var owned = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < history.RepetitionCount; i++)
        {
            owned.Add(history.FolderOf(i));
        }
        for (var i = 0; i < history.RepetitionCount; i++)
        {
            var ended = history.RepetitionAt(i).Ended;
            var sources = !ended.IsKnown ? parts : partOf(ended.File) is { } part ? [part] : [];
            CopyRepetition(history.FolderOf(i), sources, owned);
        }
        foreach (var part in parts)
        {
            CopyLabels(part.Folder.In("by-label"), target.In("by-label"));
        }
    }

    /// <summary>The part whose outcome counts has the files that belong to it; where none counts, the first that has any.</summary>
    private void CopyRepetition(string folder, IEnumerable<PartFolder> sources, HashSet<string> owned)
    {
        if (sources.FirstOrDefault(part => Directory.Exists(part.Folder.In(folder))) is { } found)
        {
            CopyFolder(new DirectoryInfo(found.Folder.In(folder)), target.In(folder), folder, owned);
        }
    }

    private static void CopyFolder(DirectoryInfo source, string to, string relative, HashSet<string> owned)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in source.EnumerateFileSystemInfos())
        {
            var (path, inner) = (Path.Combine(to, entry.Name), $"{relative}/{entry.Name}");
            if (entry.LinkTarget is { } link)
            {
                CopyLink(entry, path, link);
            }
            else if (entry is FileInfo file)
            {
                // A pipe, a socket or a device holds nothing that could be copied.
                if (SpecialFile.At(file.FullName) is null)
                {
                    CopyFile(file, path);
                }
            }
            else if (!owned.Contains(inner))
            {
                CopyFolder((DirectoryInfo)entry, path, inner, owned);
            }
        }
    }

    private static void CopyFile(FileInfo file, string path)
    {
        var known = new FileInfo(path);
        if (file.Name.EndsWith(Aside, StringComparison.Ordinal) || known.Exists && known.LastWriteTimeUtc >= file.LastWriteTimeUtc)
        {
            return;
        }
        file.CopyTo(path + Aside, overwrite: true);
        File.Move(path + Aside, path, overwrite: true);
    }

    private static void CopyLink(FileSystemInfo entry, string path, string link)
    {
        if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            return;
        }
        _ = entry is DirectoryInfo ? Directory.CreateSymbolicLink(path, link) : File.CreateSymbolicLink(path, link);
    }

    private static void CopyLabels(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }
        Directory.CreateDirectory(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is not null))
        {
            CopyLink(entry, Path.Combine(to, entry.Name), entry.LinkTarget!);
        }
    }
}
